using System.Text;
using KubeStellar.Testing;
using KubeStellar.Testing.Hostile;

namespace KubeStellar.Oci.Tests.Hostile;

/// <summary>Folders that somebody may hand over as OCI image layouts.</summary>
public sealed class HostileLayoutTests
{
    private const string Version = """{"imageLayoutVersion":"1.0.0"}""";
    private static readonly Type Damaged = typeof(DamagedLayoutException);
    private static readonly SampleImage Image = new("hostile");
    private static readonly (Descriptor Descriptor, byte[] Bytes) Blob = Image.Content[0];

    private static readonly BadInputs<Action<TemporaryDirectory>> Layouts = new()
    {
        { "no oci-layout", folder => File.Delete(folder["oci-layout"]), Damaged, "index.json without oci-layout" },
        { "an empty oci-layout", folder => folder.Write("oci-layout", ""), Damaged, "imageLayoutVersion 1.0.0" },
        { "an oci-layout of zeros", folder => File.WriteAllBytes(folder["oci-layout"], new byte[4096]), Damaged, "at line 1, byte 1" },
        { "an oci-layout without a version", folder => folder.Write("oci-layout", "{}"), Damaged, "'imageLayoutVersion' is missing" },
        { "a version of the future", folder => folder.Write("oci-layout", Version.Replace("1.", "2.", StringComparison.Ordinal)), Damaged, "version 2.0.0" },
        { "a version that is a number", folder => folder.Write("oci-layout", """{"imageLayoutVersion":1}"""), Damaged, "not of kind String" },
        { "a version of terminal escapes", folder => folder.Write("oci-layout", """{"imageLayoutVersion":"\u001b[2J\u202e"}"""), Damaged, "version \uFFFD[2J" },
        { "two versions", folder => folder.Write("oci-layout", """{"imageLayoutVersion":"1.0.0","imageLayoutVersion":"2.0.0"}"""), Damaged, "Duplicate" },
        { "an oci-layout of a mebibyte", folder => folder.Write("oci-layout", Version + new string(' ', 1024 * 1024)), Damaged, "more than 65536 bytes" },
        { "an oci-layout that is a folder", folder => Replace(folder["oci-layout"], path => Directory.CreateDirectory(path)), Damaged, "is a folder" },
        { "an oci-layout that is a pipe", folder => Replace(folder["oci-layout"], Pipe.Make), Damaged, "imageLayoutVersion" },
        { "an oci-layout that is a device without end", folder => Replace(folder["oci-layout"], path => File.CreateSymbolicLink(path, "/dev/zero")), Damaged, "imageLayoutVersion" },
        { "an oci-layout that links to itself", folder => Replace(folder["oci-layout"], path => File.CreateSymbolicLink(path, path)), Damaged, "oci-layout" },
        { "an oci-layout that links to nothing", folder => Replace(folder["oci-layout"], path => File.CreateSymbolicLink(path, "/nowhere")), Damaged, "oci-layout" },
        { "an empty index.json", folder => folder.Write("index.json", ""), Damaged, "index.json" },
        { "an index.json that is cut off", folder => folder.Write("index.json", File.ReadAllText(folder["index.json"])[..^20]), Damaged, "index.json" },
        { "an index.json that is a list", folder => folder.Write("index.json", "[]"), Damaged, "not an object" },
        { "an index.json without manifests", folder => folder.Write("index.json", """{"schemaVersion":2}"""), Damaged, "'manifests' is missing" },
        { "an index.json that is a manifest", folder => folder.Write("index.json", """{"config":{},"layers":[],"manifests":[]}"""), Damaged, "both a manifest and an index" },
        { "manifests that are an object", folder => folder.Write("index.json", """{"manifests":{}}"""), Damaged, "not of kind Array" },
        { "a manifest that is a text", folder => folder.Write("index.json", """{"manifests":["x"]}"""), Damaged, "not of kind Object" },
        { "two lists of manifests", folder => folder.Write("index.json", """{"manifests":[],"manifests":[]}"""), Damaged, "Duplicate" },
        { "a list of manifests in other case", folder => folder.Write("index.json", """{"manifests":[],"Manifests":[]}"""), Damaged, "in other case" },
        { "a digest that leaves the layout", folder => folder.Write("index.json", """{"manifests":[{"digest":"sha256:../../x","size":1}]}"""), Damaged, "sha256:../../x" },
        { "a digest of terminal escapes", folder => folder.Write("index.json", """{"manifests":[{"digest":"\u001b]0;x\u0007","size":1}]}"""), Damaged, "\uFFFD]0;x" },
        { "an annotation that is no Unicode", folder => folder.Write("index.json", """{"manifests":[],"annotations":{"a":"\ud800"}}"""), Damaged, "not Unicode" },
        { "an index.json of thirty-three mebibytes", folder => folder.Write("index.json", """{"manifests":[]}""" + new string(' ', 33 * 1024 * 1024)), Damaged, "more than 33554432 bytes" },
        { "an index.json of a thousand lists in each other", folder => folder.Write("index.json", new string('[', 1000)), Damaged, "at line 1, byte" },
        { "an index.json that is a folder", folder => Replace(folder["index.json"], path => Directory.CreateDirectory(path)), Damaged, "is a folder" },
        { "an index.json that is a pipe", folder => Replace(folder["index.json"], Pipe.Make), Damaged, "index.json" },
        { "an index.json that is a device without end", folder => Replace(folder["index.json"], path => File.CreateSymbolicLink(path, "/dev/zero")), Damaged, "index.json" },
        { "an index.json that links to nothing", folder => Replace(folder["index.json"], path => File.CreateSymbolicLink(path, "/nowhere")), Damaged, "index.json" },
        { "a blob with a byte changed", folder => Overwrite(folder, Blob.Bytes.Select((value, index) => index == 0 ? (byte)~value : value)), typeof(WrongContentException), $"{Blob.Descriptor.Digest}" },
        { "a blob that is cut off", folder => Overwrite(folder, Blob.Bytes.SkipLast(1)), typeof(WrongContentException), $"{Blob.Bytes.Length - 1} bytes" },
        { "a blob with a byte more", folder => Overwrite(folder, Blob.Bytes.Append((byte)0)), typeof(WrongContentException), "more than" },
        { "an empty blob", folder => Overwrite(folder, []), typeof(WrongContentException), "0 bytes" },
        { "a blob that is missing", folder => File.Delete(BlobIn(folder)), typeof(MissingContentException), $"{Blob.Descriptor.Digest}" },
        { "a blob that is a folder", folder => Replace(BlobIn(folder), path => Directory.CreateDirectory(path)), typeof(UnreadableContentException), "is a folder" },
        { "a blob that is a pipe", folder => Replace(BlobIn(folder), Pipe.Make), typeof(WrongContentException), "0 bytes" },
        { "a blob that links to a pipe", folder => Replace(BlobIn(folder), path => { Pipe.Make(folder["pipe"]); File.CreateSymbolicLink(path, folder["pipe"]); }), typeof(WrongContentException), "0 bytes" },
        { "a blob that is a device without end", folder => Replace(BlobIn(folder), path => File.CreateSymbolicLink(path, "/dev/zero")), typeof(WrongContentException), "0 bytes" },
        { "a blob that links to a file elsewhere", folder => Replace(BlobIn(folder), path => File.CreateSymbolicLink(path, "/etc/hostname")), typeof(WrongContentException), $"{Blob.Descriptor.Digest}" },
        { "a blob that links to itself", folder => Replace(BlobIn(folder), path => File.CreateSymbolicLink(path, path)), typeof(UnreadableContentException), $"{Blob.Descriptor.Digest.Hex}" },
        { "a folder of blobs that is a file", folder => { Directory.Delete(folder["blobs"], recursive: true); folder.Write("blobs", ""); }, typeof(MissingContentException), "sha256:" },
    };

    public static TheoryData<string> Names => Layouts.Names;

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public Task A_copy_is_refused_of_a_layout_that_has(string name)
    {
        Skip.If(OperatingSystem.IsWindows(), "pipes, devices and links as Unix has them");
        return Layouts.RequireRefusedAsync(name, async spoil =>
        {
            using var folder = new TemporaryDirectory();
            using var target = new TemporaryDirectory();
            var layout = new OciLayout(folder.FullPath);
            await Image.PushToAsync(layout, HostileRegistry.Tag);
            spoil(folder);
            try
            {
                var root = await layout.ResolveAsync(HostileRegistry.Tag) ?? throw new InvalidOperationException("there is no such tag");
                await ArtifactCopier.CopyAsync(layout, root, new OciLayout(target["a"]));
            }
            finally
            {
                RequireNoNames(target["a"]);
            }
        });
    }

    [Fact]
    public async Task Names_that_are_no_tags_are_passed_over()
    {
        using var folder = new TemporaryDirectory();
        var layout = new OciLayout(folder.FullPath);
        await Image.PushToAsync(layout, "1.0.0");
        var others = ImageIndex.Create([.. ImageIndex.Parse(File.ReadAllBytes(folder["index.json"])).Manifests, .. ((string[])[HostileTexts.Escapes, "docker.io/library/alpine:3", "..", ""]).Select(Named)]);
        File.WriteAllBytes(folder["index.json"], others.Bytes.Span);

        Assert.Equal(["1.0.0"], await layout.ListTagsAsync().ToListAsync());
    }

    [SkippableFact]
    public async Task What_is_no_file_is_no_manifest()
    {
        Skip.If(OperatingSystem.IsWindows(), "pipes as Unix has them");
        using var folder = new TemporaryDirectory();
        var layout = new OciLayout(folder.FullPath);
        await Image.PushToAsync(layout, "1.0.0");
        var nothing = Digest.Of([]);
        Pipe.Make(layout.PathOf(Descriptor.Of(MediaTypes.OciManifest, [])));

        Assert.Null(await layout.ResolveAsync(nothing.ToString()));
        Assert.Empty(await layout.FetchBytesAsync(Descriptor.Of(MediaTypes.OciLayer, []), 1));
    }

    [Fact]
    public async Task The_stated_size_of_content_is_not_believed_when_room_is_made_for_it()
    {
        using var folder = new TemporaryDirectory();
        var layout = new OciLayout(folder.FullPath);
        var lie = Blob.Descriptor with { Size = 1L << 40 };

        await Assert.ThrowsAsync<WrongContentException>(() => layout.PushAsync(lie, ContentSource.FromBytes(Blob.Bytes)));

        Untouched.RequireLayouts(folder.FullPath);
    }

    private static Descriptor Named(string name) =>
        Descriptor.Of(MediaTypes.OciIndex, Encoding.UTF8.GetBytes(name)) with { Annotations = new Dictionary<string, string> { ["org.opencontainers.image.ref.name"] = name } };

    private static string BlobIn(TemporaryDirectory folder) => folder[$"blobs/sha256/{Blob.Descriptor.Digest.Hex}"];

    private static void Overwrite(TemporaryDirectory folder, IEnumerable<byte> bytes) => File.WriteAllBytes(BlobIn(folder), [.. bytes]);

    private static void Replace(string path, Action<string> make)
    {
        File.Delete(path);
        make(path);
    }

    // Manifests whose content is whole may be there, for the next copy; the root, and any name, may not.
    private static void RequireNoNames(string folder)
    {
        Assert.False(File.Exists(Path.Combine(folder, "blobs", "sha256", Image.Root.Digest.Hex)));
        Assert.DoesNotContain("ref.name", File.Exists(Path.Combine(folder, "index.json")) ? File.ReadAllText(Path.Combine(folder, "index.json")) : "", StringComparison.Ordinal);
        Assert.DoesNotContain(
            Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [], file => Path.GetFileName(file) is ['.', ..] and not ".lock");
    }
}

using System.Text;
using KubeStellar.Testing.Hostile;

namespace KubeStellar.Oci.Tests.Hostile;

/// <summary>Graphs of manifests that a registry may serve, all of them but one with their own digests.</summary>
public sealed class HostileIndexTests
{
    private static readonly byte[] Config = "{}"u8.ToArray();
    private static readonly ImageManifest Leaf = ImageManifest.Create(Descriptor.Of(MediaTypes.OciConfig, Config), []);
    private static readonly Descriptor Missing = Descriptor.Of(MediaTypes.OciManifest, "missing"u8);

    private static readonly BadInputs<Func<IReadOnlyList<(Descriptor, byte[])>>> Graphs = new()
    {
        { "indexes in indexes", () => Chain(17), typeof(OversizedArtifactException), "at most 16 deep" },
        { "an index that lists itself", () => Lying((1, 1)), typeof(WrongContentException), "digest sha256:" },
        { "two indexes that list each other", () => Lying((1, 2), (2, 1)), typeof(WrongContentException), "digest sha256:" },
        { "ten thousand manifests", () => Wide(10_000), typeof(OversizedArtifactException), "at most 10000 manifests and blobs" },
        { "a hundred thousand manifests", () => Wide(100_000), typeof(ContentTooLargeException), "at most 4194304 bytes" },
        { "manifests of 68 MiB together", () => Heavy(17), typeof(OversizedArtifactException), "67108864 bytes together" },
        { "a manifest of more than 4 MiB", () => Listing(Missing with { Size = ImageManifest.MaxSize + 1 }), typeof(ContentTooLargeException), "at most 4194304 bytes" },
        { "one digest with two sizes", () => Listing(Leaf.Descriptor, Leaf.Descriptor with { Size = 7 }), typeof(MalformedContentException), "as 7 bytes, which elsewhere are" },
        { "a manifest that is not there", () => Listing(Missing), typeof(MissingContentException), $"{Missing.Digest}" },
        { "a manifest with a size that is too small", () => Listing(Leaf.Descriptor with { Size = 10 }), typeof(WrongContentException), "bytes" },
        { "a manifest with a size that is too great", () => Listing(Leaf.Descriptor with { Size = 10_000 }), typeof(WrongContentException), "bytes" },
        { "a manifest without a size", () => Listing(Leaf.Descriptor with { Size = 0 }), typeof(WrongContentException), "bytes" },
        { "a manifest that it calls an index", () => Listing(Leaf.Descriptor with { MediaType = MediaTypes.OciIndex }), typeof(MalformedContentException), MediaTypes.OciManifest },
        { "a manifest that it calls Docker's", () => Listing(Leaf.Descriptor with { MediaType = MediaTypes.DockerManifest }), typeof(MalformedContentException), MediaTypes.OciManifest },
        { "platforms of terminal escapes", () => Index("""{"os":"\u001b[2J","architecture":"amd64"}"""), typeof(MalformedContentException), "\uFFFD[2J" },
        { "platforms that are read backwards", () => Index("""{"os":"linux","architecture":"\u202e46dma"}"""), typeof(MalformedContentException), "\uFFFD46dma" },
        { "platforms of a mebibyte", () => Index($$"""{"os":"{{new string('a', 1024 * 1024)}}","architecture":"amd64"}"""), typeof(MalformedContentException), "characters)" },
        { "platforms with a folder in them", () => Index("""{"os":"../..","architecture":"amd64"}"""), typeof(MalformedContentException), "'../..'" },
        { "platforms that are texts", () => Index("\"linux/amd64\""), typeof(MalformedContentException), "'platform' is not of kind Object" },
        { "a version of the system that is a list", () => Index("""{"os":"windows","architecture":"amd64","os.version":[]}"""), typeof(MalformedContentException), "'os.version'" },
    };

    public static TheoryData<string> Names => Graphs.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_copy_of_an_index_is_refused_with(string name) => Graphs.RequireRefusedAsync(name, async graph =>
    {
        await using var registry = new HostileRegistry(HostileRegistry.Of(graph()));
        await registry.CopyAsync();
    });

    [Fact]
    public async Task An_index_as_deep_as_allowed_is_copied()
    {
        // Fifteen indexes and the manifest.
        var graph = Chain(15);
        var source = HostileRegistry.Of(graph);
        using var target = new Testing.TemporaryDirectory();
        await using var client = new ScriptedRegistry(request => source(request)!).Client();

        await ArtifactCopier.CopyAsync(client.Open(HostileRegistry.Name), graph[^1].Item1, new OciLayout(target.FullPath));

        Assert.Equal(16, ImageIndexDepth(new OciLayout(target.FullPath), graph[^1].Item1));
    }

    private static int ImageIndexDepth(OciLayout layout, Descriptor node) =>
        MediaTypes.IsIndex(node.MediaType) ? 1 + ImageIndexDepth(layout, ImageIndex.Parse(File.ReadAllBytes(layout.PathOf(node))).Manifests[0]) : 1;

    private static List<(Descriptor, byte[])> Leaves() => [(Leaf.Config, Config), (Leaf.Descriptor, Leaf.Bytes.ToArray())];

    private static List<(Descriptor, byte[])> Listing(params IReadOnlyList<Descriptor> manifests)
    {
        var index = ImageIndex.Create(manifests);
        return [.. Leaves(), (index.Descriptor, index.Bytes.ToArray())];
    }

    private static List<(Descriptor, byte[])> Index(string platform)
    {
        var json = Encoding.UTF8.GetBytes($$"""{"manifests":[{"mediaType":"{{MediaTypes.OciManifest}}","size":{{Leaf.Descriptor.Size}},"digest":"{{Leaf.Descriptor.Digest}}","platform":{{platform}} }]}""");
        return [.. Leaves(), (Descriptor.Of(MediaTypes.OciIndex, json), json)];
    }

    private static List<(Descriptor, byte[])> Chain(int length)
    {
        var nodes = Leaves();
        for (var depth = 0; depth < length; depth++)
        {
            var index = ImageIndex.Create([nodes[^1].Item1]);
            nodes.Add((index.Descriptor, index.Bytes.ToArray()));
        }

        return nodes;
    }

    private static List<(Descriptor, byte[])> Wide(int count) =>
        Listing([.. Enumerable.Range(0, count).Select(number => Descriptor.Of(MediaTypes.OciManifest, Encoding.UTF8.GetBytes($"{number}")))]);

    private static List<(Descriptor, byte[])> Heavy(int count)
    {
        var manifests = Enumerable.Range(0, count).Select(number =>
        {
            var bytes = new byte[ImageManifest.MaxSize];
            bytes.AsSpan().Fill((byte)' ');
            Leaf.Bytes.Span.CopyTo(bytes);
            bytes.AsSpan(bytes.Length - number - 1).Fill((byte)'\n');
            return (Descriptor.Of(MediaTypes.OciManifest, bytes), bytes);
        }).ToList();
        var index = ImageIndex.Create(manifests.Select(manifest => manifest.Item1));
        return [.. Leaves(), .. manifests, (index.Descriptor, index.Bytes.ToArray())];
    }

    // A cycle needs digests that are not those of the bytes.
    private static List<(Descriptor, byte[])> Lying(params IReadOnlyList<(int Own, int Listed)> indexes)
    {
        static Descriptor Made(int number, long size) => new() { MediaType = MediaTypes.OciIndex, Digest = Digest.Parse($"sha256:{number:d64}"), Size = size };
        var length = ImageIndex.Create([Made(1, 100)]).Bytes.Length;
        return [.. indexes.Select(index => (Made(index.Own, length), ImageIndex.Create([Made(index.Listed, length)]).Bytes.ToArray()))];
    }
}

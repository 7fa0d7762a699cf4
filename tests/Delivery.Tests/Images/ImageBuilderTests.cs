using System.Formats.Tar;
using System.Text;
using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Images;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Images;

public sealed class ImageBuilderTests : IDisposable
{
    private readonly ImageWorkshop _shop = new();

    public void Dispose() => _shop.Dispose();

    [SkippableFact]
    public async Task One_platform_on_scratch_is_a_plain_manifest_whose_config_is_byte_for_byte_that_of_ko()
    {
        _shop.Request = _shop.Request with
        {
            Labels = new Dictionary<string, string> { ["org.opencontainers.image.version"] = "1.0.0", ["note"] = "<&>" },
            Annotations = new Dictionary<string, string> { ["org.opencontainers.image.version"] = "1.0.0" },
        };
        var built = await _shop.BuildAsync();

        var image = Assert.Single(built.Images);
        Assert.Equal(built.Root, image.Manifest);
        Assert.Equal(
            """
            {"architecture":"amd64","author":"github.com/ko-build/ko","created":"2023-11-14T22:13:20Z","history":[
            {"author":"ko","created":"0001-01-01T00:00:00Z","created_by":"ko build ko://example.org/app/cmd/hello","comment":"kodata contents, at $KO_DATA_PATH"},
            {"author":"ko","created":"2023-11-14T22:13:20Z","created_by":"ko build ko://example.org/app/cmd/hello","comment":"go build output, at /ko-app/hello"}
            ],"os":"linux","rootfs":{"type":"layers","diff_ids":["KODATA","BINARY"]},
            "config":{"Entrypoint":["/ko-app/hello"],"Env":["PATH=/ko-app","KO_DATA_PATH=/var/run/ko"],
            "Labels":{"note":"\u003c\u0026\u003e","org.opencontainers.image.version":"1.0.0"}}}
            """.ReplaceLineEndings("").Replace("KODATA\"", $"{image.DiffIds[0]}\"", StringComparison.Ordinal).Replace("BINARY", $"{image.DiffIds[1]}", StringComparison.Ordinal),
            Encoding.UTF8.GetString(await _shop.ConfigBytesAsync(image)));
        var manifest = await _shop.ManifestAsync(image);
        Assert.Equal(MediaTypes.OciManifest, manifest.MediaType);
        Assert.Equal(MediaTypes.OciConfig, manifest.Config.MediaType);
        Assert.Equal(image.ConfigDigest, manifest.Config.Digest);
        Assert.All(manifest.Layers, layer => Assert.Equal(MediaTypes.OciLayerGzip, layer.MediaType));
        Assert.Equal("org.opencontainers.image.version=1.0.0", Assert.Single(manifest.Annotations.Select(pair => $"{pair.Key}={pair.Value}")));
    }

    [SkippableFact]
    public async Task The_binary_layer_has_the_bytes_that_ko_writes()
    {
        var image = (await _shop.BuildAsync()).Images[0];
        var layer = await _shop.LayerAsync(image, 1);
        var binary = Extract(layer, "ko-app/hello");
        Assert.Equal(TarBytes.Archive(TarBytes.Folder("ko-app"), TarBytes.File("/ko-app/hello", binary)), layer);
        Assert.Equal(image.DiffIds[1], Digest.Of(layer));
        Assert.Equal("\u007fELF"u8.ToArray(), binary[..4]);
    }

    [SkippableFact]
    public async Task The_kodata_layer_is_there_even_when_empty_and_is_the_one_of_every_ko_image()
    {
        var image = (await _shop.BuildAsync()).Images[0];
        Assert.Equal(
            TarBytes.Archive(TarBytes.Folder("/var"), TarBytes.Folder("/var/run"), TarBytes.Folder("/var/run/ko")),
            await _shop.LayerAsync(image, 2));
        Assert.Equal("sha256:ffe56a1c5f3878e9b5f803842adb9e2ce81584b6bd027e8599582aefe14a975b", image.DiffIds[0].ToString());
    }

    [SkippableFact]
    public async Task The_compressed_layers_begin_as_Go_writes_gzip_at_best_speed()
    {
        var manifest = await _shop.ManifestAsync((await _shop.BuildAsync()).Images[0]);
        foreach (var layer in manifest.Layers)
        {
            var bytes = await _shop.Staging.FetchBytesAsync(layer, 64 * 1024 * 1024);
            Assert.Equal([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 4, 0xff], bytes[..10]);
        }
    }

    [SkippableFact]
    public async Task Several_platforms_are_an_index_in_the_requested_order()
    {
        _shop.For("linux/arm64", "linux/amd64", "linux/arm/v7");
        _shop.Request = _shop.Request with { Annotations = new Dictionary<string, string> { ["a"] = "b" } };
        var built = await _shop.BuildAsync();

        var index = await ImageIndex.FetchAsync(_shop.Staging, built.Root);
        Assert.Equal(
            """{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":["""
            + string.Join(',', built.Images.Select(image =>
                $$"""{"mediaType":"application/vnd.oci.image.manifest.v1+json","size":{{image.Manifest.Size}},"digest":"{{image.Manifest.Digest}}","""
                + $$"""
                "platform":{"architecture":"{{image.Platform.Architecture}}","os":"linux"
                """
                + (image.Platform.Variant is { } variant ? $",\"variant\":\"{variant}\"" : "") + "}}"))
            + """],"annotations":{"a":"b"}}""",
            Encoding.UTF8.GetString(index.Bytes.Span));
        Assert.Equal(["linux/arm64", "linux/amd64", "linux/arm/v7"], built.Images.Select(image => image.Platform.ToString()));
        Assert.Equal("v7", (await _shop.ConfigAsync(built.Images[2])).Variant);
        Assert.Equal(3, built.Images.Select(image => image.DiffIds[1]).Distinct().Count());
        Assert.Equal(await _shop.Staging.ResolveAsync(built.Root.Digest.ToString()), built.Root);
    }

    [SkippableFact]
    public async Task The_program_runs_and_has_what_the_linker_was_told()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Environment.Is64BitProcess, "the binary is for this system only on Linux");
        _shop.For($"linux/{Architecture}");
        _shop.Request = _shop.Request with { Ldflags = ["-s", "-X main.Version=1.2.3"] };
        var image = (await _shop.BuildAsync()).Images[0];
        var program = _shop.Folder["program"];
        await File.WriteAllBytesAsync(program, Extract(await _shop.LayerAsync(image, 1), "ko-app/hello"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Assert.Equal("hello 1.2.3\n", (await new Command(program).RunAsync(CancellationToken.None)).StandardError);
    }

    [SkippableFact]
    public async Task Steps_are_reported_in_order()
    {
        var steps = new Steps();
        _shop.For("linux/amd64", "linux/arm64");
        await _shop.BuildAsync(steps);
        Assert.Equal([BuildStep.ResolvingBase, BuildStep.Staged], steps.Of(null));
        Assert.Equal([BuildStep.Compiling, BuildStep.Packing, BuildStep.Staged], steps.Of("linux/arm64"));
    }

    [SkippableFact]
    public async Task A_module_at_its_root_is_named_by_its_last_part_and_vendored_programs_are_found()
    {
        _shop.Folder.Write("src/main.go", ImageWorkshop.Hello);
        var package = await GoPackage.LocateAsync(_shop.Folder["src"], ".", CancellationToken.None);
        Assert.Equal(("example.org/app", "app", _shop.Folder["src"]), (package.ImportPath, package.BaseName, package.Directory));
        _shop.Folder.Write("src/vendor/example.org/tool/main.go", ImageWorkshop.Hello);
        var vendored = await GoPackage.LocateAsync(_shop.Folder["src"], "example.org/tool", CancellationToken.None);
        Assert.Equal(_shop.Folder["src/vendor/example.org/tool"], vendored.Directory);

        _shop.Request = _shop.Request with { MainPackage = "example.org/app", Name = "app" };
        var config = await _shop.ConfigAsync((await _shop.BuildAsync()).Images[0]);
        Assert.Equal(["/ko-app/app"], config.Config.Entrypoint);
    }

    private static string Architecture => System.Runtime.InteropServices.RuntimeInformation.OSArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.Arm64 => "arm64",
        System.Runtime.InteropServices.Architecture.Ppc64le => "ppc64le",
        _ => "amd64",
    };

    private static byte[] Extract(byte[] archive, string name)
    {
        using var tar = new TarReader(new MemoryStream(archive));
        while (tar.GetNextEntry(copyData: true) is { } entry)
        {
            if (entry.Name.TrimStart('/') != name)
                continue;
            using var content = new MemoryStream();
            entry.DataStream!.CopyTo(content);
            return content.ToArray();
        }
        throw new InvalidDataException($"no {name} in the archive");
    }

    private sealed class Steps : IProgress<BuildProgress>
    {
        private readonly List<BuildProgress> _steps = [];

        public void Report(BuildProgress value)
        {
            lock (_steps)
                _steps.Add(value);
        }

        public IEnumerable<BuildStep> Of(string? platform) => _steps.Where(step => step.Platform?.ToString() == platform).Select(step => step.Step);
    }
}

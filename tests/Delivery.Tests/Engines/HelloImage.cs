using KubeStellar.Delivery.Tools;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Engines;

/// <summary>A compiled program as an image of one layer in an OCI layout.</summary>
internal sealed class HelloImage : IDisposable
{
    private const string Source = "package main\n\nimport \"fmt\"\n\nfunc main() { fmt.Println(\"hello from inside\") }\n";
    private readonly TemporaryDirectory _folder = new();

    private HelloImage() => Layout = new OciLayout(_folder["layout"]);

    public OciLayout Layout { get; }

    public ImageManifest Manifest { get; private set; } = null!;

    public static async Task<HelloImage> MakeAsync(string manifestType = MediaTypes.OciManifest)
    {
        var image = new HelloImage();
        try
        {
            await image.BuildAsync(manifestType);
            return image;
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    public void Dispose() => _folder.Dispose();

    private async Task BuildAsync(string manifestType)
    {
        var layerFile = _folder["layer"];
        GzipLayer layer;
        using (var writer = new GzipLayerWriter(layerFile))
        {
            await using var program = File.OpenRead(await CompileAsync());
            var tar = new UstarWriter(writer.Uncompressed);
            await tar.WriteFileAsync("hello", program.Length, program);
            await tar.CompleteAsync();
            layer = writer.Complete();
        }
        var layerDescriptor = layer.Describe(MediaTypes.LayerGzipFor(manifestType));
        await Layout.AdoptAsync(layerDescriptor, layerFile);
        var config = new ImageConfig
        {
            Architecture = "amd64",
            Os = "linux",
            DiffIds = [layer.DiffId],
            Config = new ContainerConfig { Entrypoint = ["/hello"] },
        }.ToBytes();
        var configDescriptor = Descriptor.Of(MediaTypes.ConfigFor(manifestType), config);
        await Layout.PushAsync(configDescriptor, ContentSource.FromBytes(config));
        Manifest = ImageManifest.Create(configDescriptor, [layerDescriptor], mediaType: manifestType);
        await Layout.PushAsync(Manifest.Descriptor, ContentSource.FromBytes(Manifest.Bytes));
    }

    private async Task<string> CompileAsync()
    {
        GoToolchain go;
        try
        {
            go = await new GoToolchains(null, TestTools.Packages).FindAsync(GoVersion.Parse("1.19"), CancellationToken.None);
        }
        catch (GoMissingException exception)
        {
            TestTools.Unless(available: false, exception.Message);
            throw;
        }
        _folder.Write("src/go.mod", "module example.org/hello\n\ngo 1.19\n");
        _folder.Write("src/main.go", Source);
        await go.Prepare("build", "-trimpath", "-o", _folder["hello"], ".")
            .WithWorkingDirectory(_folder["src"])
            .WithEnvironment("HOME", _folder.FullPath)
            .WithEnvironment("GOCACHE", Path.Combine(TestTools.CacheFolder, ".go-build"))
            .WithEnvironment("CGO_ENABLED", "0")
            .WithEnvironment("GOOS", "linux")
            .WithEnvironment("GOARCH", "amd64")
            .RunAsync(CancellationToken.None);
        return _folder["hello"];
    }
}

using System.Security.Cryptography;
using KubeStellar.Delivery.Engines;
using KubeStellar.Delivery.Tools;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Engines;

/// <summary>An image of one layer with one file in an OCI layout.</summary>
public sealed class LoadableImage : IDisposable
{
    private const string Source = "package main\n\nimport \"fmt\"\n\nfunc main() { fmt.Println(\"hello from inside\") }\n";
    private const string Amd64 = "linux/amd64";

    private readonly TemporaryDirectory _folder = new();

    private LoadableImage() => Layout = new OciLayout(_folder["layout"]);

    /// <summary>Holds it.</summary>
    public OciLayout Layout { get; }

    /// <summary>Its manifest.</summary>
    public ImageManifest Manifest { get; private set; } = null!;

    /// <summary>Its layer.</summary>
    public Descriptor Layer => Manifest.Layers[0];

    /// <summary>An image of a compiled program that greets.</summary>
    public static Task<LoadableImage> HelloAsync(string manifestType = MediaTypes.OciManifest) =>
        MakeAsync(async image => await image.BuildAsync(File.OpenRead(await image.CompileAsync()), Amd64, manifestType));

    /// <summary>An image of noise, which is another one each time and cannot be compressed.</summary>
    public static Task<LoadableImage> NoiseAsync(int kibibytes = 1, string platform = Amd64) =>
        MakeAsync(image => image.BuildAsync(new MemoryStream(RandomNumberGenerator.GetBytes(kibibytes * 1024)), platform, MediaTypes.OciManifest));

    public Task<EngineArchive> ArchiveAsync(params IEnumerable<string> names) => ArchiveAsync(Layout, names);

    public Task<EngineArchive> ArchiveAsync(IContentFetcher store, params IEnumerable<string> names) =>
        EngineArchive.OfAsync(store, Manifest.Descriptor, [.. names.Select(name => Reference.Parse(name))], CancellationToken.None);

    public void Dispose() => _folder.Dispose();

    private static async Task<LoadableImage> MakeAsync(Func<LoadableImage, Task> build)
    {
        var image = new LoadableImage();
        try
        {
            await build(image);
            return image;
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    private async Task BuildAsync(Stream content, string platform, string manifestType)
    {
        var layerFile = _folder["layer"];
        GzipLayer layer;
        await using (content)
        using (var writer = new GzipLayerWriter(layerFile))
        {
            var tar = new UstarWriter(writer.Uncompressed);
            await tar.WriteFileAsync("hello", content.Length, content);
            await tar.CompleteAsync();
            layer = writer.Complete();
        }
        var layerDescriptor = layer.Describe(MediaTypes.LayerGzipFor(manifestType));
        await Layout.AdoptAsync(layerDescriptor, layerFile);
        var of = Platform.Parse(platform);
        var config = new ImageConfig
        {
            Architecture = of.Architecture,
            Os = of.Os,
            Variant = of.Variant,
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

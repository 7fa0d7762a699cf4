using System.IO.Compression;
using KubeStellar.Delivery.Images;
using KubeStellar.Delivery.Tools;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Images;

/// <summary>Everything an image is built from, in one temporary folder: a Go module, a cache, a staging layout and base layouts.</summary>
internal sealed class ImageWorkshop : IDisposable
{
    /// <summary>A program that imports nothing, so that little of the standard library is compiled; it prints to standard error.</summary>
    public const string Hello =
        """
        package main

        var Version = "none"

        func main() { println("hello", Version) }

        """;

    private static readonly Lazy<Task<GoToolchain>> Go = new(() => Task.Run(FindGoAsync));

    public ImageWorkshop()
    {
        Staging = new OciLayout(Folder["staging"]);
        Cache = new LayerCache(Folder["cache"]);
        Folder.Write("src/go.mod", "module example.org/app\n\ngo 1.19\n");
        Folder.Write("src/cmd/hello/main.go", Hello);
    }

    public TemporaryDirectory Folder { get; } = new();

    public OciLayout Staging { get; set; }

    public LayerCache Cache { get; set; }

    private BuildSlots Slots { get; } = new();

    public IRegistry? Registry { get; set; }

    public ImageRequest Request { get; set; } = new()
    {
        Name = "hello",
        MainPackage = "./cmd/hello",
        ModuleDirectory = "",
        Platforms = [Platform.Parse("linux/amd64")],
        Environment = UserEnvironment,
        BaseImage = "scratch",
        Created = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000),
    };

    /// <summary>What a user's environment would hold; the build cache is shared by all tests, because the standard library takes long to compile.</summary>
    public static Dictionary<string, string> UserEnvironment { get; } = new(StringComparer.Ordinal)
    {
        ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "",
        ["HOME"] = Path.Combine(TestTools.CacheFolder, ".home"),
        ["GOCACHE"] = Path.Combine(TestTools.CacheFolder, ".go-build"),
        ["GOPROXY"] = "off",
        ["GOFLAGS"] = "",
    };

    public static async Task<GoToolchain> RequireGoAsync()
    {
        try
        {
            return await Go.Value;
        }
        catch (GoMissingException exception)
        {
            TestTools.Unless(available: false, exception.Message);
            throw;
        }
    }

    public async Task<BuiltImage> BuildAsync(IProgress<BuildProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var builder = new ImageBuilder(await RequireGoAsync(), new BaseImages(Registry, Cache.Directory), Cache, Slots);
        var request = Request.ModuleDirectory.Length > 0 ? Request : Request with { ModuleDirectory = Folder["src"] };
        return await builder.BuildAsync(request, Staging, progress, cancellationToken);
    }

    public void For(params string[] platforms) => Request = Request with { Platforms = [.. platforms.Select(platform => Platform.Parse(platform))] };

    public void Set(string variable, string value) =>
        Request = Request with { Environment = new Dictionary<string, string>(Request.Environment) { [variable] = value } };

    public Task<ImageManifest> ManifestAsync(PlatformImage image) => ImageManifest.FetchAsync(Staging, image.Manifest);

    public async Task<byte[]> ConfigBytesAsync(PlatformImage image) =>
        await Staging.FetchBytesAsync((await ManifestAsync(image)).Config, ImageConfig.MaxSize);

    public async Task<ImageConfig> ConfigAsync(PlatformImage image) => ImageConfig.Parse(await ConfigBytesAsync(image));

    /// <summary>The uncompressed bytes of a layer, counted from the top: 1 is the binary's, 2 kodata's.</summary>
    public async Task<byte[]> LayerAsync(PlatformImage image, int fromTop)
    {
        var manifest = await ManifestAsync(image);
        await using var blob = await Staging.FetchAsync(manifest.Layers[^fromTop]);
        await using var gzip = new GZipStream(blob, CompressionMode.Decompress);
        using var tar = new MemoryStream();
        await gzip.CopyToAsync(tar);
        return tar.ToArray();
    }

    public void Dispose()
    {
        Slots.Dispose();
        Folder.Dispose();
    }

    private static async Task<GoToolchain> FindGoAsync()
    {
        Directory.CreateDirectory(UserEnvironment["HOME"]);
        return await new GoToolchains(UserEnvironment["PATH"], TestTools.Packages).FindAsync(GoVersion.Parse("1.19"), CancellationToken.None);
    }
}

using System.Globalization;
using BenchmarkDotNet.Attributes;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Benchmarks.Content;

/// <summary>Copying an image of four layers from a layout to a real registry that keeps its content in a folder.</summary>
public class CopyBenchmarks : IAsyncDisposable
{
    private const int Layers = 4;

    private readonly TemporaryDirectory _folder = new();
    private TestRegistry? _server;
    private RemoteRegistry? _registry;
    private OciLayout? _layout;
    private Descriptor? _image;
    private IRepository? _full;
    private int _copies;

    [Params(64)]
    public int Mebibytes { get; set; }

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _server = await TestRegistry.StartAsync(new TestRegistryOptions { Folder = _folder.Make("registry") });
        _registry = new RemoteRegistry();
        _layout = new OciLayout(_folder["layout"]);
        _image = await StageAsync(_layout, SampleBytes.Create(Mebibytes));
        _full = Open("full");
        await CopyAsync(_full);
    }

    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        await _registry!.DisposeAsync();
        await _server!.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [BenchmarkCategory(ThroughputColumn.MovesContent)]
    [Benchmark(Description = "copy to an empty repository")]
    public Task<CopyResult> CopyToEmptyAsync() => CopyAsync(Open(string.Create(CultureInfo.InvariantCulture, $"empty{_copies++}")));

    [Benchmark(Description = "copy when all is there")]
    public Task<CopyResult> CopyToFullAsync() => CopyAsync(_full!);

    private static async Task<Descriptor> StageAsync(OciLayout layout, ReadOnlyMemory<byte> content)
    {
        var size = content.Length / Layers;
        var layers = Enumerable.Range(0, Layers).Select(layer => content.Slice(layer * size, size)).ToList();
        var descriptors = layers.ConvertAll(bytes => Descriptor.Of(MediaTypes.OciLayerGzip, bytes.Span));
        var configBytes = new ImageConfig { Os = "linux", Architecture = "amd64" }.ToBytes();
        var config = Descriptor.Of(MediaTypes.OciConfig, configBytes);
        var manifest = ImageManifest.Create(config, descriptors);
        foreach (var (descriptor, bytes) in descriptors.Zip(layers).Append((config, configBytes)).Append((manifest.Descriptor, manifest.Bytes)))
            await layout.PushAsync(descriptor, ContentSource.FromBytes(bytes));
        return manifest.Descriptor;
    }

    private IRepository Open(string name) => _registry!.Open(RepositoryName.Parse($"{_server!.Host}/bench/{name}"));

    private Task<CopyResult> CopyAsync(IRepository target) => ArtifactCopier.CopyAsync(_layout!, _image!, target);
}

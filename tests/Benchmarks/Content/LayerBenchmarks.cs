using System.IO.Compression;
using BenchmarkDotNet.Attributes;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Benchmarks.Content;

/// <summary>Compressing a layer and computing its two digests on the way, beside compressing alone.</summary>
[BenchmarkCategory(ThroughputColumn.MovesContent)]
public class LayerBenchmarks : IDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private byte[] _content = [];

    [Params(1, 64)]
    public int Mebibytes { get; set; }

    [GlobalSetup]
    public void SetUp() => _content = SampleBytes.Create(Mebibytes);

    [GlobalCleanup]
    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true, Description = "GZipStream alone")]
    public async Task<long> CompressAsync()
    {
        await using var file = File.Create(_folder["plain.gz"]);
        await using (var gzip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(_content);
        return file.Length;
    }

    [Benchmark(Description = "layer: tar, gzip, both digests")]
    public async Task<long> WriteLayerAsync()
    {
        using var writer = new GzipLayerWriter(_folder["layer.tar.gz"]);
        var tar = new UstarWriter(writer.Uncompressed);
        await tar.WriteFileAsync("/ko-app/hello", _content);
        await tar.CompleteAsync();
        return writer.Complete().Size;
    }
}

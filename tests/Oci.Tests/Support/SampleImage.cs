using System.Text;

namespace KubeStellar.Oci.Tests;

/// <summary>A two-platform image whose platforms share a layer; another seed gives other bytes throughout.</summary>
internal sealed class SampleImage
{
    private readonly List<(Descriptor Descriptor, byte[] Bytes)> _content = [];

    public SampleImage(string seed, int layerSize = 1000)
    {
        var random = new Random(seed.Length + seed.Sum(c => c * 31));
        var shared = Add(MediaTypes.OciLayerGzip, Encoding.UTF8.GetBytes($"shared {seed}"));
        var platforms = Platform.ParseList("linux/amd64,linux/arm64");
        Manifests = [.. platforms.Select(platform =>
        {
            var bytes = new byte[layerSize];
            random.NextBytes(bytes);
            var own = Add(MediaTypes.OciLayerGzip, bytes);
            var config = Add(MediaTypes.OciConfig, new ImageConfig { Os = platform.Os, Architecture = platform.Architecture, Author = seed }.ToBytes());
            var manifest = ImageManifest.Create(config, [shared, own]);
            return Add(manifest.MediaType, manifest.Bytes.ToArray()) with { Platform = platform };
        })];
        var index = ImageIndex.Create(Manifests);
        Root = Add(index.MediaType, index.Bytes.ToArray());
    }

    public Descriptor Root { get; }

    public IReadOnlyList<Descriptor> Manifests { get; }

    /// <summary>Everything, children before parents: seven blobs and manifests and the index.</summary>
    public IReadOnlyList<(Descriptor Descriptor, byte[] Bytes)> Content => _content;

    public IEnumerable<Descriptor> Blobs => _content.Select(item => item.Descriptor).Where(descriptor => !MediaTypes.IsManifest(descriptor.MediaType));

    public async Task<SampleImage> PushToAsync(IWritable store, string? tag = null)
    {
        foreach (var (descriptor, bytes) in _content)
        {
            await store.PushAsync(descriptor, ContentSource.FromBytes(bytes));
        }

        if (tag is not null)
        {
            await store.TagAsync(Root, tag);
        }

        return this;
    }

    public async Task RequireAllInAsync(IReadable store)
    {
        foreach (var (descriptor, bytes) in _content)
        {
            Assert.Equal(bytes, await store.FetchBytesAsync(descriptor, int.MaxValue));
        }
    }

    private Descriptor Add(string mediaType, byte[] bytes)
    {
        var descriptor = Descriptor.Of(mediaType, bytes);
        _content.Add((descriptor, bytes));
        return descriptor;
    }
}

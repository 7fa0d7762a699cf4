using System.Collections.Concurrent;
using System.Formats.Tar;
using System.Text.Json;
using KubeStellar.Delivery.Engines;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Engines;

public sealed class EngineArchiveTests
{
    private static readonly Reference Name = Reference.Parse("ko.local/any:1");

    [Fact]
    public async Task The_archive_is_a_layout_with_the_file_that_docker_reads()
    {
        using var folder = new TemporaryDirectory();
        var layout = new OciLayout(folder["layout"]);
        var config = await PushAsync(layout, MediaTypes.OciConfig, "{}");
        var layer = await PushAsync(layout, MediaTypes.OciLayerGzip, "layer");
        var manifest = await PushManifestAsync(layout, ImageManifest.Create(config, [layer, layer]));
        var archive = await EngineArchive.OfAsync(layout, manifest, [Name, Reference.Parse("ghcr.io/a/b:2")], CancellationToken.None);

        var files = new Dictionary<string, byte[]>();
        await using (var reader = new TarReader(archive.Open(null, CancellationToken.None)))
        {
            while (await reader.GetNextEntryAsync(copyData: true) is { } entry)
            {
                using var content = new MemoryStream();
                await entry.DataStream!.CopyToAsync(content);
                files.Add(entry.Name, content.ToArray());
            }
        }
        var configPath = $"blobs/sha256/{config.Digest.Hex}";
        var layerPath = $"blobs/sha256/{layer.Digest.Hex}";
        Assert.Equal(
            ["oci-layout", "index.json", "manifest.json", $"blobs/sha256/{manifest.Digest.Hex}", configPath, layerPath],
            files.Keys);
        using var docker = JsonDocument.Parse(files["manifest.json"]);
        var image = Assert.Single(docker.RootElement.EnumerateArray());
        Assert.Equal(configPath, image.GetProperty("Config").GetString());
        Assert.Equal(["ko.local/any:1", "ghcr.io/a/b:2"], image.GetProperty("RepoTags").EnumerateArray().Select(tag => tag.GetString()));
        Assert.Equal([layerPath, layerPath], image.GetProperty("Layers").EnumerateArray().Select(path => path.GetString()));
        Assert.All(
            files.Where(file => file.Key.StartsWith("blobs/", StringComparison.Ordinal)),
            file => Assert.EndsWith(Digest.Of(file.Value).Hex, file.Key, StringComparison.Ordinal));
        Assert.Equal(config.Size + layer.Size, archive.ContentSize);
    }

    [Fact]
    public async Task A_missing_layer_surfaces_in_the_reader()
    {
        using var folder = new TemporaryDirectory();
        var layout = new OciLayout(folder["layout"]);
        var config = await PushAsync(layout, MediaTypes.OciConfig, "{}");
        var layer = await PushAsync(layout, MediaTypes.OciLayerGzip, "layer");
        var manifest = await PushManifestAsync(layout, ImageManifest.Create(config, [layer]));
        File.Delete(layout.PathOf(layer));
        var archive = await EngineArchive.OfAsync(layout, manifest, [Name], CancellationToken.None);
        await using var stream = archive.Open(null, CancellationToken.None);
        await Assert.ThrowsAsync<MissingContentException>(() => stream.CopyToAsync(Stream.Null));
    }

    [Fact]
    public async Task A_reader_that_stops_early_stops_the_writer()
    {
        using var folder = new TemporaryDirectory();
        var layout = new OciLayout(folder["layout"]);
        var config = await PushAsync(layout, MediaTypes.OciConfig, "{}");
        var layer = await PushAsync(layout, MediaTypes.OciLayerGzip, new string('x', 10_000_000));
        var manifest = await PushManifestAsync(layout, ImageManifest.Create(config, [layer]));
        var store = new CountingStore(layout);
        var archive = await EngineArchive.OfAsync(store, manifest, [Name], CancellationToken.None);

        // Far enough into the archive that the writer has begun with the layer.
        await using (var stream = archive.Open(null, CancellationToken.None))
            await stream.ReadExactlyAsync(new byte[100_000]);

        Assert.InRange(await store.ReadOf(layer).WaitAsync(TimeSpan.FromSeconds(30)), 1, 1_000_000);
    }

    [Fact]
    public async Task An_index_and_a_name_without_a_tag_are_mistakes_of_the_caller()
    {
        using var folder = new TemporaryDirectory();
        var layout = new OciLayout(folder["layout"]);
        var index = Descriptor.Of(MediaTypes.OciIndex, "{}"u8);
        await Assert.ThrowsAsync<ArgumentException>(() => EngineArchive.OfAsync(layout, index, [Name], CancellationToken.None));
        var manifest = Descriptor.Of(MediaTypes.OciManifest, "{}"u8);
        await Assert.ThrowsAsync<ArgumentException>(() => EngineArchive.OfAsync(layout, manifest, [], CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => EngineArchive.OfAsync(layout, manifest, [Reference.Parse("ko.local/any")], CancellationToken.None));
    }

    private static async Task<Descriptor> PushAsync(OciLayout layout, string mediaType, string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        var descriptor = Descriptor.Of(mediaType, bytes);
        await layout.PushAsync(descriptor, ContentSource.FromBytes(bytes));
        return descriptor;
    }

    private static async Task<Descriptor> PushManifestAsync(OciLayout layout, ImageManifest manifest)
    {
        await layout.PushAsync(manifest.Descriptor, ContentSource.FromBytes(manifest.Bytes));
        return manifest.Descriptor;
    }

    /// <summary>Tells how many bytes of some content were read when its stream is closed.</summary>
    private sealed class CountingStore(IContentFetcher store) : IContentFetcher
    {
        private readonly ConcurrentDictionary<Digest, TaskCompletionSource<long>> _read = [];

        public Task<long> ReadOf(Descriptor content) => Of(content).Task;

        public async Task<Stream> FetchAsync(Descriptor descriptor, CancellationToken cancellationToken = default) =>
            new Counting(await store.FetchBytesAsync(descriptor, int.MaxValue, cancellationToken), Of(descriptor));

        private TaskCompletionSource<long> Of(Descriptor content) => _read.GetOrAdd(content.Digest, _ => new TaskCompletionSource<long>());

        private sealed class Counting(byte[] bytes, TaskCompletionSource<long> closed) : MemoryStream(bytes)
        {
            protected override void Dispose(bool disposing)
            {
                closed.TrySetResult(Position);
                base.Dispose(disposing);
            }
        }
    }
}

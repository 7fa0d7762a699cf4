using System.Text.Json;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Engines;

/// <summary>
/// One image as the tar archive that <c>docker load</c> reads, in the form that <c>docker save</c> writes since Docker 25: an OCI layout
/// with a <c>manifest.json</c> beside it. It is streamed straight from the store; blobs stay compressed and are verified as they are read.
/// </summary>
public sealed class EngineArchive
{
    private const string LayoutFile = """{"imageLayoutVersion":"1.0.0"}""";
    private readonly IContentFetcher _store;
    private readonly ImageManifest _manifest;

    private EngineArchive(IContentFetcher store, ImageManifest manifest, IReadOnlyList<Reference> names)
    {
        _store = store;
        _manifest = manifest;
        Names = names;
    }

    /// <summary>The names that the image will have in the engine.</summary>
    public IReadOnlyList<Reference> Names { get; }

    /// <summary>The manifest of the image.</summary>
    public Descriptor Manifest => _manifest.Descriptor;

    /// <summary>The digest of the image's configuration, which is the image ID in docker and podman.</summary>
    public Digest ConfigDigest => _manifest.Config.Digest;

    /// <summary>The number of bytes of the blobs to be sent.</summary>
    public long ContentSize => Blobs.Sum(blob => blob.Size);

    private IEnumerable<Descriptor> Blobs => _manifest.Layers.Prepend(_manifest.Config).DistinctBy(blob => blob.Digest);

    /// <summary>Describes the archive of one image; nothing but its manifest is read.</summary>
    /// <param name="store">Holds the image.</param>
    /// <param name="manifest">The image's manifest, not an index.</param>
    /// <param name="names">At least one name, each with a tag.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<EngineArchive> OfAsync(IContentFetcher store, Descriptor manifest, IReadOnlyList<Reference> names, CancellationToken cancellationToken)
    {
        if (!MediaTypes.IsImageManifest(manifest.MediaType))
            throw new ArgumentException($"an engine loads one image, not {manifest.MediaType}", nameof(manifest));
        if (names.Count == 0 || names.Any(name => name.Tag is null))
            throw new ArgumentException("an image in an engine needs names with tags", nameof(names));
        return new EngineArchive(store, await ImageManifest.FetchAsync(store, manifest, cancellationToken), names);
    }

    /// <summary>Writes the archive.</summary>
    /// <param name="destination">Where it goes; stays open.</param>
    /// <param name="sent">Receives the number of bytes of blobs written so far, after each.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task WriteAsync(Stream destination, IProgress<long>? sent, CancellationToken cancellationToken)
    {
        var tar = new UstarWriter(destination, UstarWriter.ReadAndOwnerWrite);
        await tar.WriteFileAsync("oci-layout", System.Text.Encoding.UTF8.GetBytes(LayoutFile), cancellationToken);
        await tar.WriteFileAsync("index.json", Json(WriteIndex), cancellationToken);
        await tar.WriteFileAsync("manifest.json", Json(WriteDockerManifest), cancellationToken);
        await tar.WriteFileAsync(PathOf(Manifest), _manifest.Bytes, cancellationToken);
        var total = 0L;
        foreach (var blob in Blobs)
        {
            await using var content = await _store.FetchAsync(blob, cancellationToken);
            await tar.WriteFileAsync(PathOf(blob), blob.Size, content, cancellationToken);
            sent?.Report(total += blob.Size);
        }
        await tar.CompleteAsync(cancellationToken);
    }

    /// <summary>Opens the archive for reading; it is written as it is read, no further than that, an error of the store surfaces in the reader, and nothing is open any more once the stream is closed.</summary>
    /// <param name="sent">Receives the number of bytes of blobs read so far, after each.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public Stream Open(IProgress<long>? sent, CancellationToken cancellationToken) =>
        new WrittenStream((stream, token) => WriteAsync(stream, sent, token), cancellationToken);

    private static string PathOf(Descriptor blob) => $"blobs/{blob.Digest.Algorithm}/{blob.Digest.Hex}";

    private static ReadOnlyMemory<byte> Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            write(json);
        return buffer.WrittenMemory;
    }

    private void WriteDockerManifest(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        json.WriteStartObject();
        json.WriteString("Config", PathOf(_manifest.Config));
        json.WriteStartArray("RepoTags");
        foreach (var name in Names)
            json.WriteStringValue(NameOf(name));
        json.WriteEndArray();
        json.WriteStartArray("Layers");
        foreach (var layer in _manifest.Layers)
            json.WriteStringValue(PathOf(layer));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    // One entry only: podman refuses a layout with several; further names are given after loading.
    private void WriteIndex(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", 2);
        json.WriteString("mediaType", MediaTypes.OciIndex);
        json.WriteStartArray("manifests");
        json.WriteStartObject();
        json.WriteString("mediaType", Manifest.MediaType);
        json.WriteString("digest", Manifest.Digest.ToString());
        json.WriteNumber("size", Manifest.Size);
        json.WriteStartObject("annotations");
        json.WriteString("io.containerd.image.name", NameOf(Names[0]));
        json.WriteString("org.opencontainers.image.ref.name", Names[0].Tag);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string NameOf(Reference name) => $"{name.Repository}:{name.Tag}";
}

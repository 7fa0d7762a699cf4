using System.Text.Json;

namespace KubeStellar.Oci;

/// <summary>An index of manifests, OCI's or Docker's manifest list, over the bytes that its digest is made of.</summary>
public sealed class ImageIndex
{
    private ImageIndex(ReadOnlyMemory<byte> bytes, string? mediaType, JsonElement json)
    {
        if (json.Number("schemaVersion") is { } version and not 2)
        {
            throw new JsonException($"'schemaVersion' is {version}, not 2");
        }

        Bytes = bytes;
        MediaType = ManifestChildren.RequireMediaType(json, mediaType, MediaTypes.OciIndex, "config", "layers");
        _ = json.Find("manifests") is not null ? true : throw new JsonException("'manifests' is missing");
        Manifests = json.List("manifests", DescriptorJson.Read);
        Annotations = json.Map("annotations");
        ArtifactType = json.Text("artifactType");
        Subject = json.Field("subject", JsonValueKind.Object) is { } subject ? DescriptorJson.Read(subject) : null;
        Descriptor = Descriptor.Of(MediaType, bytes.Span);
    }

    /// <summary>The bytes, exactly as parsed or created.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The descriptor of the bytes.</summary>
    public Descriptor Descriptor { get; }

    /// <summary>The media type of the index.</summary>
    public string MediaType { get; }

    /// <summary>The descriptors of the manifests, with their platforms where the index says them.</summary>
    public IReadOnlyList<Descriptor> Manifests { get; }

    /// <summary>The annotations, empty where there are none.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; }

    /// <summary>The kind of artifact, or null.</summary>
    public string? ArtifactType { get; }

    /// <summary>The manifest that this index refers to, or null.</summary>
    public Descriptor? Subject { get; }

    /// <summary>Parses an index and keeps its bytes; throws <see cref="MalformedContentException"/> when they are none.</summary>
    /// <param name="bytes">The bytes, not to be changed afterwards.</param>
    /// <param name="mediaType">The media type that the store gave, or null for the one written inside, which it must equal.</param>
    public static ImageIndex Parse(ReadOnlyMemory<byte> bytes, string? mediaType = null) =>
        JsonFields.Convert(bytes, "image index", json => new ImageIndex(bytes, mediaType, json));

    /// <summary>Creates an index; equal arguments give equal bytes, those that go-containerregistry writes.</summary>
    /// <param name="manifests">The descriptors of the manifests, in their order.</param>
    /// <param name="annotations">The annotations, or null for none.</param>
    /// <param name="mediaType">The media type of the index.</param>
    public static ImageIndex Create(
        IEnumerable<Descriptor> manifests,
        IReadOnlyDictionary<string, string>? annotations = null,
        string mediaType = MediaTypes.OciIndex)
    {
        ArgumentNullException.ThrowIfNull(manifests);
        var json = new GoJsonWriter();
        json.StartObject();
        json.Name("schemaVersion");
        json.Number(2);
        json.Name("mediaType");
        json.Text(mediaType);
        json.Name("manifests");
        json.StartArray();
        foreach (var manifest in manifests)
        {
            DescriptorJson.Write(json, manifest);
        }

        json.EndArray();
        json.OptionalMap("annotations", annotations ?? Descriptor.NoAnnotations);
        json.EndObject();
        return Parse(json.ToArray());
    }

    /// <summary>Fetches an index, verified against its descriptor.</summary>
    /// <param name="from">The store to fetch from.</param>
    /// <param name="descriptor">What to fetch.</param>
    /// <param name="cancellationToken">Stops the fetching.</param>
    public static async Task<ImageIndex> FetchAsync(IContentFetcher from, Descriptor descriptor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        return Parse(await from.FetchBytesAsync(descriptor, ImageManifest.MaxSize, cancellationToken), descriptor.MediaType);
    }
}

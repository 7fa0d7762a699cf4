using System.Text.Json;

namespace KubeStellar.Oci;

/// <summary>An image manifest, OCI's or Docker's, over the bytes that its digest is made of.</summary>
public sealed class ImageManifest
{
    /// <summary>The size in bytes above which manifests and indexes are refused: 4 MiB, what the distribution specification asks registries to accept.</summary>
    public const int MaxSize = 4 * 1024 * 1024;

    private ImageManifest(ReadOnlyMemory<byte> bytes, string? mediaType, JsonElement json)
    {
        if (json.Number("schemaVersion") is { } version and not 2)
        {
            throw new JsonException($"'schemaVersion' is {version}, not 2");
        }

        Bytes = bytes;
        MediaType = ManifestChildren.RequireMediaType(json, mediaType, MediaTypes.OciManifest, "manifests");
        Config = DescriptorJson.Read(json.Field("config", JsonValueKind.Object) ?? throw new JsonException("'config' is missing"));
        Layers = json.List("layers", DescriptorJson.Read);
        Annotations = json.Map("annotations");
        ArtifactType = json.Text("artifactType");
        Subject = json.Field("subject", JsonValueKind.Object) is { } subject ? DescriptorJson.Read(subject) : null;
        Descriptor = Descriptor.Of(MediaType, bytes.Span);
    }

    /// <summary>The bytes, exactly as parsed or created.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The descriptor of the bytes.</summary>
    public Descriptor Descriptor { get; }

    /// <summary>The media type of the manifest.</summary>
    public string MediaType { get; }

    /// <summary>The descriptor of the configuration.</summary>
    public Descriptor Config { get; }

    /// <summary>The descriptors of the layers, lowest first.</summary>
    public IReadOnlyList<Descriptor> Layers { get; }

    /// <summary>The annotations, empty where there are none.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; }

    /// <summary>The manifest that this one refers to, or null.</summary>
    public Descriptor? Subject { get; }

    /// <summary>The kind of artifact, or null.</summary>
    public string? ArtifactType { get; }

    /// <summary>What a store must hold before the manifest: the configuration and the layers, without layers that only their publisher may distribute.</summary>
    public IEnumerable<Descriptor> Children =>
        Layers.Where(layer => layer.Urls.Count == 0 && !MediaTypes.IsForeignLayer(layer.MediaType)).Prepend(Config);

    /// <summary>Parses a manifest and keeps its bytes; throws <see cref="MalformedContentException"/> when they are none.</summary>
    /// <param name="bytes">The bytes, not to be changed afterwards.</param>
    /// <param name="mediaType">The media type that the store gave, or null for the one written inside, which it must equal.</param>
    public static ImageManifest Parse(ReadOnlyMemory<byte> bytes, string? mediaType = null) =>
        JsonFields.Convert(bytes, "image manifest", json => new ImageManifest(bytes, mediaType, json));

    /// <summary>Creates a manifest; equal arguments give equal bytes, those that go-containerregistry writes.</summary>
    /// <param name="config">The descriptor of the configuration.</param>
    /// <param name="layers">The descriptors of the layers, lowest first.</param>
    /// <param name="annotations">The annotations, or null for none.</param>
    /// <param name="mediaType">The media type of the manifest.</param>
    /// <param name="artifactType">The kind of artifact, or null.</param>
    /// <param name="subject">The manifest that this one refers to, or null.</param>
    public static ImageManifest Create(
        Descriptor config,
        IEnumerable<Descriptor> layers,
        IReadOnlyDictionary<string, string>? annotations = null,
        string mediaType = MediaTypes.OciManifest,
        string? artifactType = null,
        Descriptor? subject = null)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(layers);
        var json = new GoJsonWriter();
        json.StartObject();
        json.Name("schemaVersion");
        json.Number(2);
        json.Name("mediaType");
        json.Text(mediaType);
        json.OptionalText("artifactType", artifactType);
        json.Name("config");
        DescriptorJson.Write(json, config);
        json.Name("layers");
        json.StartArray();
        foreach (var layer in layers)
        {
            DescriptorJson.Write(json, layer);
        }

        json.EndArray();
        json.OptionalMap("annotations", annotations ?? Descriptor.NoAnnotations);
        if (subject is not null)
        {
            json.Name("subject");
            DescriptorJson.Write(json, subject);
        }

        json.EndObject();
        return Parse(json.ToArray());
    }

    /// <summary>Fetches a manifest, verified against its descriptor.</summary>
    /// <param name="from">The store to fetch from.</param>
    /// <param name="descriptor">What to fetch.</param>
    /// <param name="cancellationToken">Stops the fetching.</param>
    public static async Task<ImageManifest> FetchAsync(IContentFetcher from, Descriptor descriptor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        return Parse(await from.FetchBytesAsync(descriptor, MaxSize, cancellationToken), descriptor.MediaType);
    }
}

namespace KubeStellar.Oci;

/// <summary>The configuration of an image: the fields that go-containerregistry's <c>v1.ConfigFile</c> knows, written in its order, so that equal content has its digest.</summary>
public sealed record ImageConfig
{
    /// <summary>The size in bytes above which configurations are refused: 8 MiB.</summary>
    public const int MaxSize = 8 * 1024 * 1024;

    /// <summary>Go's name of the architecture.</summary>
    public string Architecture { get; init; } = "";

    /// <summary>Who made the image, or null.</summary>
    public string? Author { get; init; }

    /// <summary>The container that the image was made from, or null.</summary>
    public string? Container { get; init; }

    /// <summary>When the image was made; Go's zero time by default.</summary>
    public Timestamp Created { get; init; }

    /// <summary>The version of Docker that made the image, or null.</summary>
    public string? DockerVersion { get; init; }

    /// <summary>How the layers came to be, lowest first.</summary>
    public IReadOnlyList<HistoryEntry> History { get; init; } = [];

    /// <summary>Go's name of the operating system.</summary>
    public string Os { get; init; } = "";

    /// <summary>The kind of root file system; <c>layers</c> is the only one.</summary>
    public string RootFsType { get; init; } = "layers";

    /// <summary>The digests of the uncompressed layers, lowest first.</summary>
    public IReadOnlyList<Digest> DiffIds { get; init; } = [];

    /// <summary>What a container runs with.</summary>
    public ContainerConfig Config { get; init; } = new();

    /// <summary>The version of the operating system, or null.</summary>
    public string? OsVersion { get; init; }

    /// <summary>The variant of the architecture, or null.</summary>
    public string? Variant { get; init; }

    /// <summary>The features of the operating system that are needed.</summary>
    public IReadOnlyList<string> OsFeatures { get; init; } = [];

    /// <summary>The platform that the fields name.</summary>
    public Platform Platform => new(Os, Architecture, Variant, OsVersion);

    /// <summary>Parses a configuration; fields that go-containerregistry does not know are dropped. Throws <see cref="MalformedContentException"/> when the bytes are none.</summary>
    /// <param name="bytes">The bytes.</param>
    public static ImageConfig Parse(ReadOnlyMemory<byte> bytes) => JsonFields.Convert(bytes, "image configuration", ImageConfigReader.Read);

    /// <summary>Returns the bytes: compact JSON, text escaped as Go's <c>encoding/json</c> does.</summary>
    public byte[] ToBytes() => ImageConfigWriter.Write(this);
}

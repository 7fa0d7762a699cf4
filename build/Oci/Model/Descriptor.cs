namespace KubeStellar.Oci;

/// <summary>What identifies content in a store: media type, digest and size; two descriptors are equal when these three are.</summary>
public sealed record Descriptor
{
    /// <summary>The media type of the content.</summary>
    public required string MediaType { get; init; }

    /// <summary>The digest of the content's bytes.</summary>
    public required Digest Digest { get; init; }

    /// <summary>The number of the content's bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The platform of the image, where an index says it, else null.</summary>
    public Platform? Platform { get; init; }

    /// <summary>The annotations, empty where there are none.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = NoAnnotations;

    /// <summary>The kind of artifact that a manifest holds, where an index says it, else null.</summary>
    public string? ArtifactType { get; init; }

    /// <summary>Other places to download the content from, empty where there are none; such content is not copied with its artifact.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [];

    internal static IReadOnlyDictionary<string, string> NoAnnotations { get; } = new Dictionary<string, string>(0).AsReadOnly();

    /// <summary>Returns the descriptor of the bytes.</summary>
    /// <param name="mediaType">The media type of the content.</param>
    /// <param name="content">The bytes to describe.</param>
    public static Descriptor Of(string mediaType, ReadOnlySpan<byte> content) =>
        new() { MediaType = mediaType, Digest = Digest.Of(content), Size = content.Length };

    /// <summary>Says whether media type, digest and size are the same.</summary>
    /// <param name="other">The descriptor to compare with.</param>
    public bool Equals(Descriptor? other) =>
        other is not null && MediaType == other.MediaType && Digest == other.Digest && Size == other.Size;

    /// <summary>Returns a hash of the digest.</summary>
    public override int GetHashCode() => Digest.GetHashCode();

    /// <summary>Returns the digest, media type and size as a text for messages.</summary>
    public override string ToString() => $"{Digest} ({MediaType}, {Size} bytes)";
}

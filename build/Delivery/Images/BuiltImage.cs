using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>What a build left in the staging repository, without a tag.</summary>
public sealed record BuiltImage
{
    /// <summary>The manifest when one platform was built, else the index.</summary>
    public required Descriptor Root { get; init; }

    /// <summary>The index over the images; the staging repository holds it only where it is <see cref="Root"/>.</summary>
    public required ImageIndex Index { get; init; }

    /// <summary>The digest of the base's manifest or index; null for scratch.</summary>
    public required Digest? Base { get; init; }

    /// <summary>The images, one a platform, in the order of the request.</summary>
    public required IReadOnlyList<PlatformImage> Images { get; init; }
}

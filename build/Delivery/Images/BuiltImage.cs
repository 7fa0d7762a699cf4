using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>What a build left in the staging repository, without a tag.</summary>
public sealed record BuiltImage
{
    /// <summary>The manifest when one platform was built, else the index.</summary>
    public required Descriptor Root { get; init; }

    /// <summary>The images, one a platform, in the order of the request.</summary>
    public required IReadOnlyList<PlatformImage> Images { get; init; }
}

using KubeStellar.Oci;

namespace KubeStellar.Delivery.Published;

/// <summary>The manifest of one platform's image, or of a chart.</summary>
/// <param name="Descriptor">Its descriptor.</param>
/// <param name="Stated">The platform that the index states; null where there is no index, or where it states none.</param>
/// <param name="Configured">The platform that the image's configuration states; null where it was not read or states none.</param>
/// <param name="Content">The configuration and the layers; empty where the manifest was not read.</param>
public sealed record PublishedManifest(Descriptor Descriptor, Platform? Stated, Platform? Configured, IReadOnlyList<Descriptor> Content)
{
    /// <summary>The platform, as far as it is known.</summary>
    public Platform? Platform => Stated ?? Configured;

    /// <summary>Whether the index and the configuration name different platforms.</summary>
    public bool IsContradictory => Stated is not null && Configured is not null && !Stated.Matches(Configured) && !Configured.Matches(Stated);
}

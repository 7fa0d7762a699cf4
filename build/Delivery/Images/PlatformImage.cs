using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>One platform's image.</summary>
/// <param name="Platform">The platform, as the index says it.</param>
/// <param name="Manifest">The manifest.</param>
/// <param name="ConfigDigest">The digest of the config, which is the image ID of container engines.</param>
/// <param name="DiffIds">The digests of the uncompressed layers: the base's, then kodata, then the binary.</param>
public sealed record PlatformImage(Platform Platform, Descriptor Manifest, Digest ConfigDigest, IReadOnlyList<Digest> DiffIds);

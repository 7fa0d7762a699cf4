using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>A layer that is in the staging repository.</summary>
/// <param name="Descriptor">The compressed blob.</param>
/// <param name="DiffId">The digest of the uncompressed archive.</param>
internal sealed record StagedLayer(Descriptor Descriptor, Digest DiffId);

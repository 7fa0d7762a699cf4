using KubeStellar.Oci;

namespace KubeStellar.Delivery.Provenance;

/// <summary>A document that lies beside its artifact.</summary>
/// <param name="Manifest">The manifest that ties it to the artifact.</param>
/// <param name="Written">Whether it was not there before.</param>
public sealed record AttachedAttestation(Descriptor Manifest, bool Written);

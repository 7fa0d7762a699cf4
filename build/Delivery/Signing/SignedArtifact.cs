using KubeStellar.Oci;

namespace KubeStellar.Delivery.Signing;

/// <summary>An artifact that a key has signed.</summary>
/// <param name="Signatures">The manifest that holds its signatures.</param>
/// <param name="Written">Whether the signature was not there before.</param>
public sealed record SignedArtifact(Descriptor Signatures, bool Written);

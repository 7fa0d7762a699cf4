namespace KubeStellar.Delivery.Audits;

/// <summary>One line of the file of an <see cref="AuditMemory"/>.</summary>
/// <param name="Form">The form of the facts; lines of other forms are passed over.</param>
/// <param name="Place">The repository that served the content.</param>
/// <param name="Digest">The digest of the manifest or index.</param>
/// <param name="Facts">What it tells.</param>
internal sealed record RememberedFacts(int Form, string Place, string Digest, ArtifactFacts Facts);

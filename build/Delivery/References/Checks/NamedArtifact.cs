namespace KubeStellar.Delivery.References.Checks;

/// <summary>A version of an artifact that repositories name.</summary>
/// <param name="Artifact">The artifact.</param>
/// <param name="Version">The version as the artifact's tag.</param>
/// <param name="Answer">Whether it exists.</param>
/// <param name="NamedBy">The repositories that name it.</param>
public sealed record NamedArtifact(ReferencedArtifact Artifact, string Version, PublishedAnswer Answer, IReadOnlyList<string> NamedBy);

namespace KubeStellar.Delivery.References.Order;

/// <summary>A version in a file and what a step makes of it.</summary>
/// <param name="Place">Where it is written.</param>
/// <param name="Artifact">What it leads to.</param>
/// <param name="Releases">Owner and name of the repository whose release it is to name.</param>
/// <param name="Old">The text that is there.</param>
/// <param name="New">The text that takes its place; null where the next version is not known yet.</param>
public sealed record StepReference(TextPlace Place, ReferencedArtifact Artifact, string Releases, string Old, string? New)
{
    /// <summary>Returns place, old and new text, such as <c>go.mod:9: v0.21.0 → v0.22.0</c>.</summary>
    public override string ToString() => $"{Place.File}:{Place.Line}: {Old} → {New ?? $"the new version of {Releases}"}";
}

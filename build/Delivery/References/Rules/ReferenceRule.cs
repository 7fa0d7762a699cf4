namespace KubeStellar.Delivery.References.Rules;

/// <summary>A declared exception from what references must be.</summary>
/// <param name="Path">Which files it is about: a pattern as in <c>.gitignore</c>.</param>
/// <param name="Artifact">Which artifact, or the repository of artifacts, it is about; null for all.</param>
/// <param name="Meaning">What it says of them.</param>
/// <param name="Reason">Why.</param>
public sealed record ReferenceRule(string Path, string? Artifact, RuleMeaning Meaning, string Reason);

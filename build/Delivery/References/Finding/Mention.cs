namespace KubeStellar.Delivery.References.Finding;

/// <summary>An artifact that a file names, with its version as it is written.</summary>
/// <param name="Artifact">What is named, as far as the text itself tells.</param>
/// <param name="Form">How it is written.</param>
/// <param name="Version">The version.</param>
/// <param name="Reason">Why it is a reference, in a few words.</param>
internal sealed record Mention(ReferencedArtifact Artifact, ReferenceForm Form, VersionText Version, string Reason)
{
    /// <summary>The kind, where the text itself tells: a lower bound, a placeholder, what moves; null otherwise.</summary>
    public ReferenceKind? Kind { get; init; }
}

using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Updates;

/// <summary>All references to some artifacts are to name one version, be it a later or an earlier one. Declared differences stay, unless the artifact is named by itself.</summary>
/// <param name="Choice">The artifacts.</param>
/// <param name="Version">The version.</param>
public sealed record ArtifactGoal(ArtifactChoice Choice, ReleaseVersion Version) : UpdateGoal
{
    /// <inheritdoc/>
    internal override ReleaseVersion? VersionFor(string repository, VersionedReference reference) => Choice.Includes(reference.Artifact) ? Version : null;

    /// <inheritdoc/>
    internal override (UntouchedCause Cause, string Reason)? Keeps(string repository, VersionedReference literal) => Choice.IsRepository ? DeclaredDifference(literal) : null;
}

using KubeStellar.Delivery.References.Rules;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Updates;

/// <summary>The declared references of a repository to its own release are to name the one that is being made.</summary>
/// <param name="Repository">Owner and name of the repository.</param>
/// <param name="Version">The version that is being made.</param>
public sealed record ReleaseGoal(string Repository, ReleaseVersion Version) : UpdateGoal
{
    /// <inheritdoc/>
    internal override ReleaseVersion? VersionFor(string repository, VersionedReference reference) =>
        repository == Repository && (reference.Kind == ReferenceKind.Self || reference.Artifact.Repository == Repository) ? Version : null;

    /// <inheritdoc/>
    internal override (UntouchedCause Cause, string Reason)? Keeps(string repository, VersionedReference literal) =>
        literal.Rule?.Meaning == RuleMeaning.Self ? null : (UntouchedCause.Undeclared, "no rule of the repository declares that it names the own release");
}

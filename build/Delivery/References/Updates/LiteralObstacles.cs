using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.References.Scanning;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Updates;

/// <summary>Tells what keeps a literal from changing.</summary>
/// <param name="repository">Owner and name of the repository that holds it.</param>
/// <param name="goal">What the update is for.</param>
internal sealed class LiteralObstacles(string repository, UpdateGoal goal)
{
    /// <summary>Returns what keeps the literal as it is, or null.</summary>
    /// <param name="literal">The literal.</param>
    /// <param name="version">The version that it is to name.</param>
    public (UntouchedCause Cause, string Reason)? Of(Literal literal, ReleaseVersion version)
    {
        var entry = literal.Entry;
        return entry.Kind switch
        {
            ReferenceKind.Historical => (UntouchedCause.Historical, entry.Rule?.Reason ?? entry.Reason),
            ReferenceKind.LowerBound => (UntouchedCause.LowerBound, entry.Rule?.Reason ?? entry.Reason),
            ReferenceKind.Placeholder => (UntouchedCause.Placeholder, entry.Reason),
            ReferenceKind.Moving => (UntouchedCause.Moving, entry.Reason),
            _ when DerivedFiles.Contains(entry.Place.File) => (UntouchedCause.Derived, "a program makes this file"),
            _ when IsCommentOfModuleFile(entry) => (UntouchedCause.Derived, "go rewrites this file, and the place is none of its requirements"),
            _ => goal.Keeps(repository, entry) ?? SharedBy(literal, version),
        };
    }

    private (UntouchedCause Cause, string Reason)? SharedBy(Literal literal, ReleaseVersion version)
    {
        var moved = literal.All.First(reference => goal.VersionFor(repository, reference) == version).Artifact.Repository;
        var other = literal.All.FirstOrDefault(reference =>
            goal.VersionFor(repository, reference) is var wanted && wanted != version && (wanted is not null || moved is null || reference.Artifact.Repository != moved));
        return other is null ? null : (UntouchedCause.Shared, $"it is the version of the {other.Artifact} as well, at {other.Place}");
    }

    private static bool IsCommentOfModuleFile(VersionedReference entry) =>
        Path.GetFileName(entry.Place.File) == GoModFile.FileName && entry.Form is not (ReferenceForm.GoRequirement or ReferenceForm.GoReplacement);
}

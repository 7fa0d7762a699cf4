using KubeStellar.Delivery.References.Rules;

namespace KubeStellar.Delivery.References.Order;

/// <summary>Which repositories of a workspace refer to which.</summary>
internal static class RepositoryGraph
{
    /// <summary>Returns the edges by their ends. References that a rule lets differ, and those that name no release or one on purpose, are none.</summary>
    /// <param name="repositories">The scanned repositories.</param>
    public static IReadOnlyList<RepositoryEdge> Of(IReadOnlyList<ScannedRepository> repositories)
    {
        var names = repositories.Select(repository => repository.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. repositories
                .SelectMany(repository => repository.Ledger.References
                    .Where(reference => Counts(reference) && names.Contains(reference.Artifact.Repository ?? ""))
                    .GroupBy(reference => reference.Artifact.Repository!)
                    .Select(group => new RepositoryEdge(repository.Name, group.Key, [.. group])))
                .OrderBy(edge => edge.From, StringComparer.Ordinal)
                .ThenBy(edge => edge.To, StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether a reference names a release and is to follow later ones.</summary>
    /// <param name="reference">The reference.</param>
    public static bool Counts(VersionedReference reference) =>
        reference is { Kind: ReferenceKind.Exact or ReferenceKind.Self, Release: not null } && reference.Rule?.Meaning != RuleMeaning.MayDiffer;
}

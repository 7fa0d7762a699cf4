using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Order;

/// <summary>Which repositories of a workspace must release because some have changed, in which order, and what each updates before its tag.</summary>
public sealed record ReleaseOrder
{
    /// <summary>The repositories of the workspace, in ordinal order.</summary>
    public required IReadOnlyList<string> Repositories { get; init; }

    /// <summary>Which of them refer to which, and to themselves.</summary>
    public required IReadOnlyList<RepositoryEdge> Edges { get; init; }

    /// <summary>The circles among them, whether this order meets them or not.</summary>
    public required IReadOnlyList<ReleaseCycle> Cycles { get; init; }

    /// <summary>What has changed.</summary>
    public required IReadOnlyList<RepositoryChange> Changes { get; init; }

    /// <summary>The steps.</summary>
    public required IReadOnlyList<OrderStep> Steps { get; init; }

    /// <summary>Computes the order. A repository must release that has changed, and one that publishes what uses or is made of such a one; what only documents, scripts and tests name is updated without a release.</summary>
    /// <param name="repositories">The scanned repositories.</param>
    /// <param name="changes">What has changed; changes of repositories that were not scanned are left out.</param>
    /// <param name="targets">The next versions that are known, by owner and name of the repository.</param>
    public static ReleaseOrder Of(IReadOnlyList<ScannedRepository> repositories, IReadOnlyList<RepositoryChange> changes, IReadOnlyDictionary<string, ReleaseVersion> targets)
    {
        var names = repositories.Select(repository => repository.Name).Order(StringComparer.Ordinal).ToList();
        var edges = RepositoryGraph.Of(repositories);
        var cycles = CycleCuts.Find(edges);
        var cut = cycles.SelectMany(cycle => cycle.Cuts).Select(cut => (cut.Edge.From, cut.Edge.To)).ToHashSet();
        var open = edges.Where(edge => edge.From != edge.To && !cut.Contains((edge.From, edge.To))).ToList();
        var counted = changes.Where(change => names.Contains(change.Repository)).DistinctBy(change => change.Repository).OrderBy(change => change.Repository, StringComparer.Ordinal).ToList();
        var reasons = Adopters.Of(counted, open);
        return new ReleaseOrder
        {
            Repositories = names,
            Edges = edges,
            Cycles = cycles,
            Changes = counted,
            Steps = new StepPlanner(repositories, TopologicalOrder.Of(reasons.Keys, open), reasons, targets).Plan(),
        };
    }
}

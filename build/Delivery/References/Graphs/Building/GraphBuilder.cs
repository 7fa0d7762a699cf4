
namespace KubeStellar.Delivery.References.Graphs.Building;

/// <summary>Puts a graph together from what was scanned.</summary>
/// <param name="repositories">The repositories.</param>
/// <param name="verdicts">What checks found wrong in them.</param>
internal sealed class GraphBuilder(IReadOnlyList<ScannedRepository> repositories, IReadOnlyList<GraphVerdict> verdicts)
{
    /// <summary>Returns the graph.</summary>
    public DeliveryGraph Build()
    {
        var draft = new GraphDraft();
        var scanned = repositories.Select(repository => new RepositoryParts(repository)).ToList();
        var family = repositories.SelectMany(repository => repository.Family.Names.Append(repository.Name)).ToHashSet(StringComparer.Ordinal);
        var problems = verdicts.ToLookup(verdict => (verdict.Repository, verdict.File, verdict.Line), verdict => new GraphProblem(verdict.Id, verdict.Message));
        foreach (var parts in scanned)
        {
            new LedgerEdges(draft, parts, family, problems).Add();
            new DeclaredEdges(draft, parts).Add();
        }

        new UpstreamImages(draft, scanned).Add();
        return draft.ToGraph([.. repositories.Select(repository => new GraphRepository(repository.Name, repository.Ledger.Revision, IsScanned: true))]);
    }
}

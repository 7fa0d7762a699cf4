namespace KubeStellar.Delivery.References.Order;

/// <summary>Finds the repositories that must release because others do.</summary>
internal static class Adopters
{
    /// <summary>Returns all that must release, with the reason.</summary>
    /// <param name="changes">What has changed.</param>
    /// <param name="edges">The edges that go in no circle.</param>
    public static IReadOnlyDictionary<string, string> Of(IEnumerable<RepositoryChange> changes, IReadOnlyList<RepositoryEdge> edges)
    {
        var reasons = changes.ToDictionary(change => change.Repository, change => change.Reason, StringComparer.Ordinal);
        var waiting = new Queue<string>(reasons.Keys);
        while (waiting.TryDequeue(out var released))
        {
            foreach (var edge in edges.Where(edge => edge.To == released && edge.IsPublished))
            {
                if (reasons.TryAdd(edge.From, ReasonOf(edge)))
                {
                    waiting.Enqueue(edge.From);
                }
            }
        }

        return reasons;
    }

    private static string ReasonOf(RepositoryEdge edge) =>
        edge.Purpose == ReferencePurpose.BuildTime ? $"what it publishes is made of {edge.To}" : $"what it publishes uses {edge.To} where it runs";
}

namespace KubeStellar.Delivery.References.Order;

/// <summary>Puts what is referred to before what refers to it.</summary>
internal static class TopologicalOrder
{
    /// <summary>Returns the repositories in order; of those that may come next, the first by name does.</summary>
    /// <param name="repositories">The repositories.</param>
    /// <param name="edges">The edges, none of which go in a circle.</param>
    public static IReadOnlyList<string> Of(IEnumerable<string> repositories, IReadOnlyList<RepositoryEdge> edges)
    {
        var left = new SortedSet<string>(repositories, StringComparer.Ordinal);
        var order = new List<string>();
        while (left.Count > 0)
        {
            var next = left.First(name => !edges.Any(edge => edge.From == name && left.Contains(edge.To)));
            left.Remove(next);
            order.Add(next);
        }

        return order;
    }
}

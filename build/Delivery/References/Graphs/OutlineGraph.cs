namespace KubeStellar.Delivery.References.Graphs;

/// <summary>Draws a graph together to one node a repository.</summary>
internal static class OutlineGraph
{
    /// <summary>Returns the outline; foreign nodes stay, and an edge is needed at build time if one of those it stands for is.</summary>
    /// <param name="graph">The graph.</param>
    public static DeliveryGraph Of(DeliveryGraph graph)
    {
        var repositories = graph.Repositories.Select(NodeOf).ToDictionary(node => node.Detail, StringComparer.Ordinal);
        var foreign = graph.Nodes.Where(node => node.Kind == GraphNodeKind.Foreign);
        var edges = graph.Edges
            .GroupBy(edge => (From: Merged(graph.Node(edge.From)), To: Merged(graph.Node(edge.To))))
            .Where(group => group.Key.From != group.Key.To)
            .Select(group => new GraphEdge(
                group.Key.From.Id, group.Key.To.Id, group.Min(edge => edge.Kind), [.. group.SelectMany(edge => edge.References).Distinct()]));
        return new DeliveryGraph(graph.Repositories, [.. repositories.Values, .. foreign], [.. edges]);

        GraphNode Merged(GraphNode node) => node.Repository is { } name ? repositories[name] : node;
    }

    private static GraphNode NodeOf(GraphRepository repository) =>
        new($"repository {repository.Name}", GraphNodeKind.Repository, repository.ShortName, repository.Name, null);
}

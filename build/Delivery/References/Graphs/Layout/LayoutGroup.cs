namespace KubeStellar.Delivery.References.Graphs.Layout;

/// <summary>What is placed as one: the box of a repository with its nodes, the box of foreign nodes, or a node without a box.</summary>
/// <param name="Repository">Owner and name of the repository; null for what is foreign and for a node without a box.</param>
/// <param name="HasBox">Whether a box is drawn around the nodes.</param>
/// <param name="Nodes">The nodes.</param>
internal sealed record LayoutGroup(string? Repository, bool HasBox, IReadOnlyList<GraphNode> Nodes)
{
    /// <summary>The title of the box of foreign nodes.</summary>
    public const string Elsewhere = "elsewhere";

    /// <summary>What stands above the nodes.</summary>
    public double Header => HasBox ? NodeSize.BoxHeader : 0;

    /// <summary>What stands around the nodes.</summary>
    public double Padding => HasBox ? NodeSize.BoxPadding : 0;

    /// <summary>The least width, which the title needs.</summary>
    public double LeastWidth => HasBox ? NodeSize.BoxWidthOf(Repository ?? Elsewhere) : 0;

    /// <summary>Returns the groups of a graph, in the order of its nodes.</summary>
    /// <param name="graph">The graph.</param>
    public static IReadOnlyList<LayoutGroup> Of(DeliveryGraph graph) =>
    [
        .. graph.Nodes
            .GroupBy(node => (node.Repository, Alone: node.Repository is null && node.Kind != GraphNodeKind.Foreign ? node.Id : null))
            .Select(group => new LayoutGroup(group.Key.Repository, group.Key.Alone is null, [.. group])),
    ];
}

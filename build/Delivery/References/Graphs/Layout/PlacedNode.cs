namespace KubeStellar.Delivery.References.Graphs.Layout;

/// <summary>A node on the drawing.</summary>
/// <param name="Node">The node.</param>
/// <param name="Area">Where it is.</param>
public sealed record PlacedNode(GraphNode Node, Area Area);

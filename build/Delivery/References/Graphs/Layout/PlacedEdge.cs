namespace KubeStellar.Delivery.References.Graphs.Layout;

/// <summary>An edge on the drawing.</summary>
/// <param name="Edge">The edge.</param>
/// <param name="Route">Its points from tail to head; level parts are straight, all others are curves that begin and end level.</param>
/// <param name="Label">The label, or null where the edge has none.</param>
public sealed record PlacedEdge(GraphEdge Edge, IReadOnlyList<RoutePoint> Route, PlacedLabel? Label);

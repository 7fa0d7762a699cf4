namespace KubeStellar.Delivery.References.Graphs.Layout;

/// <summary>The versions on an edge.</summary>
/// <param name="Text">The text.</param>
/// <param name="Area">Where it is; its centre is on the edge.</param>
public sealed record PlacedLabel(string Text, Area Area);

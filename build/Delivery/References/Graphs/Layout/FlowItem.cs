namespace KubeStellar.Delivery.References.Graphs.Layout;

/// <summary>A thing that is to be drawn in layers.</summary>
/// <param name="Width">The width.</param>
/// <param name="Height">The height.</param>
/// <param name="Layer">The number of its layer, from the left.</param>
internal sealed record FlowItem(double Width, double Height, int Layer)
{
    /// <summary>The order within the layer that is to be kept; null where the layout may choose.</summary>
    public double? Rank { get; init; }
}

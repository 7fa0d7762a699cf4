namespace KubeStellar.Delivery.References.Graphs.Layout;

/// <summary>A dependency between two things that are to be drawn in layers, by their numbers.</summary>
/// <param name="From">The number of the one to the left.</param>
/// <param name="To">The number of the one to the right.</param>
internal sealed record FlowEdge(int From, int To)
{
    /// <summary>How much a short edge is worth.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>The width that its label needs; 0 for none.</summary>
    public double LabelWidth { get; init; }

    /// <summary>Where it leaves on the right side, from the middle down; null where the layout may choose.</summary>
    public double? FromPort { get; init; }

    /// <summary>Where it arrives on the left side, from the middle down; null where the layout may choose.</summary>
    public double? ToPort { get; init; }
}

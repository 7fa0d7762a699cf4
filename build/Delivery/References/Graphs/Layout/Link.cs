namespace KubeStellar.Delivery.References.Graphs.Layout;

/// <summary>The part of an edge between two neighbouring layers.</summary>
/// <param name="left">Where it begins.</param>
/// <param name="right">Where it ends.</param>
internal sealed class Link(Cell left, Cell right)
{
    /// <summary>Where it begins.</summary>
    public Cell Left { get; } = left;

    /// <summary>Where it ends.</summary>
    public Cell Right { get; } = right;

    /// <summary>Where it leaves, from the middle of the left cell down.</summary>
    public double LeftPort { get; set; }

    /// <summary>Where it arrives, from the middle of the right cell down.</summary>
    public double RightPort { get; set; }

    /// <summary>How much it is worth that it is level: parts of one edge between passing points most, so that long edges are straight.</summary>
    public double Weight => (Left.Item, Right.Item) switch
    {
        (null, null) => 8,
        (null, _) or (_, null) => 2,
        _ => 1,
    };
}

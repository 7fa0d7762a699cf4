namespace KubeStellar.Delivery.References.Graphs.Layout;

/// <summary>What takes room in a layer: an item, a label, or an edge that passes.</summary>
/// <param name="layer">The number of the layer, labels' layers counted.</param>
/// <param name="height">The height.</param>
/// <param name="item">The item, or null for a label or a passing edge.</param>
internal sealed class Cell(int layer, double height, FlowItem? item)
{
    /// <summary>The number of the layer.</summary>
    public int Layer { get; } = layer;

    /// <summary>The height.</summary>
    public double Height { get; } = height;

    /// <summary>The item, or null.</summary>
    public FlowItem? Item { get; } = item;

    /// <summary>The width of a label; 0 for all else.</summary>
    public double LabelWidth { get; init; }

    /// <summary>What leads to the layer before, and to the one after.</summary>
    public List<Link> Before { get; } = [];

    /// <inheritdoc cref="Before"/>
    public List<Link> After { get; } = [];

    /// <summary>The position in its layer, from 0.</summary>
    public int Position { get; set; }

    /// <summary>The middle, from above.</summary>
    public double Y { get; set; }
}

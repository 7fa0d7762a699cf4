namespace KubeStellar.Delivery.References.Graphs.Layout;

/// <summary>
/// Where everything of a graph stands on a drawing: repositories as boxes in layers, inside of each its nodes in layers, what depends to the left of what it
/// depends on except where that goes in circles. The same graph is always drawn the same.
/// </summary>
public sealed class GraphLayout
{
    private const double Margin = 28;

    internal GraphLayout(IReadOnlyList<PlacedBox> boxes, IReadOnlyList<PlacedNode> nodes, IReadOnlyList<PlacedEdge> edges, double width, double height)
    {
        Boxes = [.. boxes.Select(box => box with { Area = box.Area.Move(Margin, Margin) })];
        Nodes = [.. nodes.Select(node => node with { Area = node.Area.Move(Margin, Margin) })];
        Edges =
        [
            .. edges.Select(edge => edge with
            {
                Route = [.. edge.Route.Select(point => point.Move(Margin, Margin))],
                Label = edge.Label is { } label ? label with { Area = label.Area.Move(Margin, Margin) } : null,
            }),
        ];
        (Width, Height) = (width + (2 * Margin), height + (2 * Margin));
    }

    /// <summary>The width of the drawing in pixels.</summary>
    public double Width { get; }

    /// <summary>The height of the drawing in pixels.</summary>
    public double Height { get; }

    /// <summary>The boxes, none of which overlap.</summary>
    public IReadOnlyList<PlacedBox> Boxes { get; }

    /// <summary>The nodes, none of which overlap, each inside of the box of its repository.</summary>
    public IReadOnlyList<PlacedNode> Nodes { get; }

    /// <summary>The edges, each from a side of its tail to a side of its head.</summary>
    public IReadOnlyList<PlacedEdge> Edges { get; }

    /// <summary>Lays a graph out.</summary>
    /// <param name="graph">The graph.</param>
    public static GraphLayout Of(DeliveryGraph graph) => new LayoutComposition(graph).Compose();
}

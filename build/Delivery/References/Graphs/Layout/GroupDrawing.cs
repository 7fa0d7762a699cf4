namespace KubeStellar.Delivery.References.Graphs.Layout;

/// <summary>The inside of a group: its nodes, the edges between them, and those that lead out to its sides.</summary>
internal sealed class GroupDrawing
{
    private const double Gap = 20;

    // Edges inside of a group are to be short before those that leave it.
    private const int InnerWeight = 4;

    private readonly LayoutGroup _group;
    private readonly LayeredDrawing _drawing;
    private readonly IReadOnlyList<(GraphEdge Edge, bool IsTurned)> _inner;
    private readonly Dictionary<Crossing, int> _crossings;

    private GroupDrawing(LayoutGroup group, LayeredDrawing drawing, IReadOnlyList<(GraphEdge, bool)> inner, Dictionary<Crossing, int> crossings)
    {
        (_group, _drawing, _inner, _crossings) = (group, drawing, inner, crossings);
        Width = Math.Max(drawing.Width + (2 * group.Padding), group.LeastWidth);
        Height = drawing.Height + group.Header + group.Padding;
    }

    /// <summary>The width of the group, its box included.</summary>
    public double Width { get; }

    /// <summary>The height of the group, its box included.</summary>
    public double Height { get; }

    /// <summary>Draws a group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="edges">The edges between its nodes.</param>
    /// <param name="arriving">The edges that come from the left.</param>
    /// <param name="leaving">The edges that lead to the right.</param>
    public static GroupDrawing Of(LayoutGroup group, IReadOnlyList<GraphEdge> edges, IReadOnlyList<Crossing> arriving, IReadOnlyList<Crossing> leaving)
    {
        var numbers = group.Nodes.Select((node, index) => (node.Id, index)).ToDictionary(entry => entry.Id, entry => entry.index, StringComparer.Ordinal);
        var positions = CycleRemoval.Order(group.Nodes.Count, [.. edges.Select(edge => new FlowEdge(numbers[edge.From], numbers[edge.To]))]);
        var inner = edges.Select(edge => (Edge: edge, IsTurned: positions[numbers[edge.From]] > positions[numbers[edge.To]])).ToList();
        var flow = inner.Select(entry => new FlowEdge(numbers[entry.IsTurned ? entry.Edge.To : entry.Edge.From], numbers[entry.IsTurned ? entry.Edge.From : entry.Edge.To])
        {
            Weight = InnerWeight,
            LabelWidth = NodeSize.LabelWidthOf(entry.Edge.Label),
        }).ToList();
        var left = arriving.Select(crossing => numbers[crossing.RightNode]).ToList();
        var right = leaving.Select(crossing => numbers[crossing.LeftNode]).ToList();
        var items = ItemsOf(group, flow, left, right);
        var first = items.Count;
        items.AddRange(arriving.Select(crossing => new FlowItem(0, 0, 0) { Rank = crossing.RightRank }));
        var lastLayer = items.Max(item => item.Layer) + 1;
        items.AddRange(leaving.Select(crossing => new FlowItem(0, 0, lastLayer) { Rank = crossing.LeftRank }));
        var crossings = arriving.Concat(leaving).Select((crossing, index) => (crossing, index)).ToDictionary(entry => entry.crossing, entry => flow.Count + entry.index);
        flow.AddRange(left.Select((node, index) => new FlowEdge(first + index, node)));
        flow.AddRange(right.Select((node, index) => new FlowEdge(node, first + left.Count + index)));
        return new GroupDrawing(group, LayeredDrawing.Of(items, flow, Gap), inner, crossings);
    }

    /// <summary>Returns where an edge crosses the group's side, from the group's middle down.</summary>
    /// <param name="crossing">The edge.</param>
    /// <param name="isLeaving">Whether it is at its left end here, which leaves to the right.</param>
    public double PortOf(Crossing crossing, bool isLeaving)
    {
        var route = _drawing.Routes[_crossings[crossing]];
        return route[isLeaving ? ^1 : 0].Y + _group.Header - (Height / 2);
    }

    /// <summary>Returns the part of an edge inside of the group, from left to right.</summary>
    /// <param name="crossing">The edge.</param>
    /// <param name="corner">The upper left corner of the group.</param>
    public IEnumerable<RoutePoint> RouteOf(Crossing crossing, Area corner) => Place(_drawing.Routes[_crossings[crossing]], corner);

    /// <summary>Returns the nodes.</summary>
    /// <param name="corner">The upper left corner of the group.</param>
    public IEnumerable<PlacedNode> NodesAt(Area corner) =>
        _group.Nodes.Select((node, index) => new PlacedNode(node, _drawing.Areas[index].Move(corner.X + _group.Padding, corner.Y + _group.Header)));

    /// <summary>Returns the edges between the nodes.</summary>
    /// <param name="corner">The upper left corner of the group.</param>
    public IEnumerable<PlacedEdge> EdgesAt(Area corner)
    {
        for (var index = 0; index < _inner.Count; index++)
        {
            var (edge, isTurned) = _inner[index];
            var route = Place(_drawing.Routes[index], corner);
            var label = _drawing.Labels[index] is { } area ? new PlacedLabel(edge.Label, area.Move(corner.X + _group.Padding, corner.Y + _group.Header)) : null;
            yield return new PlacedEdge(edge, [.. isTurned ? route.Reverse() : route], label);
        }
    }

    private IEnumerable<RoutePoint> Place(IEnumerable<RoutePoint> route, Area corner) =>
        route.Select(point => point.Move(corner.X + _group.Padding, corner.Y + _group.Header));

    // Nodes of one layer are equally wide. Edges to the sides pull nodes there, by two nodes that stand for all that is outside.
    private static List<FlowItem> ItemsOf(LayoutGroup group, List<FlowEdge> flow, List<int> left, List<int> right)
    {
        var count = group.Nodes.Count;
        var pulling = flow.Concat(left.Select(node => new FlowEdge(count, node))).Concat(right.Select(node => new FlowEdge(node, count + 1))).ToList();
        var layers = Layering.Assign(count + 2, pulling).Take(count).ToArray();
        var shift = (left.Count > 0 ? 1 : 0) - layers.Min();
        var widths = group.Nodes.Select((node, index) => (Layer: layers[index], Width: NodeSize.WidthOf(node)))
            .GroupBy(node => node.Layer).ToDictionary(layer => layer.Key, layer => layer.Max(node => node.Width));
        var arriving = flow.Select(edge => edge.To).Concat(left).CountBy(node => node).ToDictionary();
        var leaving = flow.Select(edge => edge.From).Concat(right).CountBy(node => node).ToDictionary();
        return
        [
            .. Enumerable.Range(0, count).Select(node => new FlowItem(
                widths[layers[node]],
                NodeSize.HeightOf(Math.Max(arriving.GetValueOrDefault(node), leaving.GetValueOrDefault(node))),
                layers[node] + shift)),
        ];
    }
}

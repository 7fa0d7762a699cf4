namespace KubeStellar.Delivery.References.Graphs.Layout;

/// <summary>Lays groups out in layers, draws the inside of each, and joins the edges that lead from one into another at their sides.</summary>
internal sealed class LayoutComposition
{
    private const double Gap = 34;

    // In each round the sides of a group take the order in which the edges arrive that the round before drew.
    private const int Rounds = 3;

    private readonly IReadOnlyList<LayoutGroup> _groups;
    private readonly int[] _layers;
    private readonly IReadOnlyList<GraphEdge>[] _inner;
    private IReadOnlyList<Crossing> _crossings;

    /// <summary>Finds the layers of a graph's groups.</summary>
    /// <param name="graph">The graph.</param>
    public LayoutComposition(DeliveryGraph graph)
    {
        _groups = LayoutGroup.Of(graph);
        var groupOf = _groups.SelectMany((group, index) => group.Nodes.Select(node => (node.Id, index))).ToDictionary(entry => entry.Id, entry => entry.index, StringComparer.Ordinal);
        var outer = graph.Edges.Where(edge => groupOf[edge.From] != groupOf[edge.To]).Select(edge => (Edge: edge, From: groupOf[edge.From], To: groupOf[edge.To])).ToList();
        var positions = CycleRemoval.Order(_groups.Count, [.. outer.Select(edge => new FlowEdge(edge.From, edge.To)).Distinct()]);
        _crossings =
        [
            .. outer.Select(edge => positions[edge.From] < positions[edge.To]
                ? new Crossing(edge.Edge, edge.From, edge.To, IsTurned: false)
                : new Crossing(edge.Edge, edge.To, edge.From, IsTurned: true)),
        ];
        _layers = Layering.Assign(_groups.Count, [.. _crossings.Select(crossing => new FlowEdge(crossing.LeftGroup, crossing.RightGroup))]);
        _inner = [.. _groups.Select((_, index) => (IReadOnlyList<GraphEdge>)[.. graph.Edges.Where(edge => groupOf[edge.From] == index && groupOf[edge.To] == index)])];
    }

    /// <summary>Returns the drawing.</summary>
    public GraphLayout Compose()
    {
        var drawings = DrawGroups();
        var outer = DrawOuter(drawings);
        for (var round = 1; round < Rounds; round++)
        {
            _crossings = [.. _crossings.Select((crossing, index) => Rank(crossing, outer.Routes[index]))];
            drawings = DrawGroups();
            outer = DrawOuter(drawings);
        }

        return Join(drawings, outer);
    }

    // An edge keeps the order in which the drawing leads it away from a side.
    private static Crossing Rank(Crossing crossing, IReadOnlyList<RoutePoint> route)
    {
        var (start, end) = (route[0].Y, route[^1].Y);
        return crossing with
        {
            LeftRank = route.Select(point => point.Y).FirstOrDefault(y => y != start, start),
            RightRank = route.Select(point => point.Y).LastOrDefault(y => y != end, end),
        };
    }

    private GroupDrawing[] DrawGroups() =>
    [
        .. _groups.Select((group, index) => GroupDrawing.Of(
            group,
            _inner[index],
            [.. _crossings.Where(crossing => crossing.RightGroup == index)],
            [.. _crossings.Where(crossing => crossing.LeftGroup == index)])),
    ];

    private LayeredDrawing DrawOuter(GroupDrawing[] drawings)
    {
        var items = drawings.Select((drawing, index) => new FlowItem(drawing.Width, drawing.Height, _layers[index])).ToList();
        var edges = _crossings.Select(crossing => new FlowEdge(crossing.LeftGroup, crossing.RightGroup)
        {
            LabelWidth = NodeSize.LabelWidthOf(crossing.Edge.Label),
            FromPort = drawings[crossing.LeftGroup].PortOf(crossing, isLeaving: true),
            ToPort = drawings[crossing.RightGroup].PortOf(crossing, isLeaving: false),
        }).ToList();
        return LayeredDrawing.Of(items, edges, Gap);
    }

    private GraphLayout Join(GroupDrawing[] drawings, LayeredDrawing outer)
    {
        var joined = _crossings.Select((crossing, index) => Join(drawings, outer, crossing, index));
        return new GraphLayout(
            [.. _groups.Zip(outer.Areas).Where(group => group.First.HasBox).Select(group => new PlacedBox(group.First.Repository, group.Second))],
            [.. drawings.Zip(outer.Areas).SelectMany(group => group.First.NodesAt(group.Second))],
            [.. drawings.Zip(outer.Areas).SelectMany(group => group.First.EdgesAt(group.Second)).Concat(joined)],
            outer.Width,
            outer.Height);
    }

    private static PlacedEdge Join(GroupDrawing[] drawings, LayeredDrawing outer, Crossing crossing, int index)
    {
        IEnumerable<RoutePoint> route =
        [
            .. drawings[crossing.LeftGroup].RouteOf(crossing, outer.Areas[crossing.LeftGroup]),
            .. outer.Routes[index],
            .. drawings[crossing.RightGroup].RouteOf(crossing, outer.Areas[crossing.RightGroup]),
        ];
        var label = outer.Labels[index] is { } area ? new PlacedLabel(crossing.Edge.Label, area) : null;
        return new PlacedEdge(crossing.Edge, [.. Simplify(crossing.IsTurned ? route.Reverse() : route)], label);
    }

    // Points in the middle of a level part say nothing.
    private static List<RoutePoint> Simplify(IEnumerable<RoutePoint> route)
    {
        const double Same = 0.01;
        var kept = new List<RoutePoint>();
        foreach (var point in route)
        {
            if (kept.Count > 0 && Math.Abs(kept[^1].X - point.X) < Same && Math.Abs(kept[^1].Y - point.Y) < Same)
            {
                continue;
            }

            if (kept.Count > 1 && Math.Abs(kept[^1].Y - point.Y) < Same && Math.Abs(kept[^2].Y - point.Y) < Same)
            {
                kept.RemoveAt(kept.Count - 1);
            }

            kept.Add(point);
        }

        return kept;
    }
}

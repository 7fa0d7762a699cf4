namespace KubeStellar.Delivery.References.Graphs.Layout;

/// <summary>Items and edges drawn in layers from left to right.</summary>
internal sealed class LayeredDrawing
{
    private readonly LayerGrid _grid;
    private readonly double[] _left;
    private readonly double[] _width;
    private readonly double _top;

    private LayeredDrawing(LayerGrid grid, double gap)
    {
        _grid = grid;
        _width = [.. grid.Layers.Select(layer => layer.Select(cell => cell.Item?.Width ?? cell.LabelWidth).DefaultIfEmpty(0).Max())];
        _left = new double[_width.Length];
        for (var layer = 1; layer < _left.Length; layer++)
        {
            _left[layer] = _left[layer - 1] + _width[layer - 1] + GapBefore(grid.Layers[layer], gap);
        }

        var cells = grid.Layers.SelectMany(layer => layer).ToList();
        _top = cells.Select(cell => cell.Y - (cell.Height / 2)).DefaultIfEmpty(0).Min();
        Width = _left.Length == 0 ? 0 : _left[^1] + _width[^1];
        Height = cells.Select(cell => cell.Y + (cell.Height / 2)).DefaultIfEmpty(0).Max() - _top;
        Areas = [.. grid.Items.Select(cell => new Area(_left[cell.Layer], cell.Y - (cell.Height / 2) - _top, cell.Item!.Width, cell.Height))];
        Routes = [.. grid.Paths.Select(RouteOf)];
        Labels = [.. grid.Paths.Select(LabelOf)];
    }

    /// <summary>The width of all.</summary>
    public double Width { get; }

    /// <summary>The height of all.</summary>
    public double Height { get; }

    /// <summary>Where the items are.</summary>
    public IReadOnlyList<Area> Areas { get; }

    /// <summary>The points of the edges, each from left to right.</summary>
    public IReadOnlyList<IReadOnlyList<RoutePoint>> Routes { get; }

    /// <summary>Where the labels of the edges are; null for those that have none.</summary>
    public IReadOnlyList<Area?> Labels { get; }

    /// <summary>Draws items whose layers are known.</summary>
    /// <param name="items">The items.</param>
    /// <param name="edges">The edges, each to a later layer.</param>
    /// <param name="gap">The distance between items of a layer, and the least between a layer and its labels.</param>
    public static LayeredDrawing Of(IReadOnlyList<FlowItem> items, IReadOnlyList<FlowEdge> edges, double gap)
    {
        var grid = new LayerGrid(items, edges);
        CrossingReduction.Apply(grid);
        PortPlacement.Apply(grid, edges);
        VerticalPlacement.Apply(grid, gap);
        return new LayeredDrawing(grid, gap);
    }

    // Steep curves need room, or they become a bundle that nobody can follow.
    private static double GapBefore(List<Cell> layer, double gap)
    {
        var steepest = layer.SelectMany(cell => cell.Before).Select(link => Math.Abs(link.Left.Y + link.LeftPort - link.Right.Y - link.RightPort)).DefaultIfEmpty(0).Max();
        return Math.Clamp(steepest * 0.1, gap, 2 * gap);
    }

    private List<RoutePoint> RouteOf(IReadOnlyList<Link> path)
    {
        var start = path[0];
        var route = new List<RoutePoint> { At(_left[start.Left.Layer] + start.Left.Item!.Width, start.Left.Y + start.LeftPort) };
        foreach (var link in path)
        {
            Extend(route, At(_left[link.Left.Layer] + _width[link.Left.Layer], link.Left.Y + link.LeftPort));
            Extend(route, At(_left[link.Right.Layer], link.Right.Y + link.RightPort));
        }

        return route;
    }

    private static void Extend(List<RoutePoint> route, RoutePoint point)
    {
        if (route[^1] != point)
        {
            route.Add(point);
        }
    }

    private Area? LabelOf(IReadOnlyList<Link> path) =>
        path.Select(link => link.Right).FirstOrDefault(cell => cell.LabelWidth > 0) is { } cell
            ? new Area(_left[cell.Layer] + ((_width[cell.Layer] - cell.LabelWidth) / 2), cell.Y - (cell.Height / 2) - _top, cell.LabelWidth, cell.Height)
            : null;

    private RoutePoint At(double x, double y) => new(x, y - _top);
}

namespace KubeStellar.Delivery.References.Graphs.Layout;

/// <summary>Items and edges in layers: between the layers of items are those of labels, and an edge has a cell in every layer that it passes.</summary>
internal sealed class LayerGrid
{
    /// <summary>The height of a label.</summary>
    public const double LabelHeight = 19;

    private readonly List<Cell>[] _layers;

    /// <summary>Creates the grid; cells stand in the order of items and edges.</summary>
    /// <param name="items">The items.</param>
    /// <param name="edges">The edges; each leads to a later layer.</param>
    public LayerGrid(IReadOnlyList<FlowItem> items, IReadOnlyList<FlowEdge> edges)
    {
        var count = items.Count == 0 ? 0 : (2 * items.Max(item => item.Layer)) + 1;
        _layers = [.. Enumerable.Range(0, count).Select(_ => new List<Cell>())];
        Items = [.. items.Select(item => Add(new Cell(2 * item.Layer, item.Height, item)))];
        Paths = [.. edges.Select(Connect)];
        foreach (var layer in _layers)
        {
            layer.Sort((one, other) => (one.Item?.Rank ?? 0).CompareTo(other.Item?.Rank ?? 0) is var byRank and not 0 ? byRank : one.Position.CompareTo(other.Position));
            Number(layer);
        }
    }

    /// <summary>The cells of the items.</summary>
    public IReadOnlyList<Cell> Items { get; }

    /// <summary>The links of the edges, each from left to right.</summary>
    public IReadOnlyList<IReadOnlyList<Link>> Paths { get; }

    /// <summary>The layers from left to right; the cells of each from above.</summary>
    public IReadOnlyList<List<Cell>> Layers => _layers;

    /// <summary>Gives the cells of a layer the positions that they stand at.</summary>
    /// <param name="layer">The layer.</param>
    public static void Number(IReadOnlyList<Cell> layer)
    {
        for (var position = 0; position < layer.Count; position++)
        {
            layer[position].Position = position;
        }
    }

    private Cell Add(Cell cell)
    {
        cell.Position = _layers[cell.Layer].Count;
        _layers[cell.Layer].Add(cell);
        return cell;
    }

    private List<Link> Connect(FlowEdge edge)
    {
        var (from, to) = (Items[edge.From], Items[edge.To]);
        var path = new List<Link>();
        // Odd layers hold labels; of those that the edge passes, the middle one.
        var labelLayer = from.Layer + 1 + (2 * ((to.Layer - from.Layer - 1) / 4));
        var last = from;
        for (var layer = from.Layer + 1; layer < to.Layer; layer++)
        {
            var isLabel = layer == labelLayer && edge.LabelWidth > 0;
            last = Join(path, last, Add(new Cell(layer, isLabel ? LabelHeight : 0, null) { LabelWidth = isLabel ? edge.LabelWidth : 0 }));
        }

        Join(path, last, to);
        path[0].LeftPort = edge.FromPort ?? 0;
        path[^1].RightPort = edge.ToPort ?? 0;
        return path;
    }

    private static Cell Join(List<Link> path, Cell left, Cell right)
    {
        var link = new Link(left, right);
        left.After.Add(link);
        right.Before.Add(link);
        path.Add(link);
        return right;
    }
}

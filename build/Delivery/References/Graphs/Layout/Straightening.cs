namespace KubeStellar.Delivery.References.Graphs.Layout;

/// <summary>Makes long edges level where the cells above and below leave room: on the height of one of their ends, or else on one between.</summary>
internal static class Straightening
{
    private const int Rounds = 3;

    /// <summary>Moves the cells that edges pass; distances stay kept.</summary>
    /// <param name="grid">The grid, its cells placed.</param>
    /// <param name="itemGap">The distance between items.</param>
    public static void Apply(LayerGrid grid, double itemGap)
    {
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var path in grid.Paths.Where(path => path.Count > 1))
            {
                Level(grid, path, itemGap);
            }
        }
    }

    private static void Level(LayerGrid grid, IReadOnlyList<Link> path, double itemGap)
    {
        var passed = path.Skip(1).Select(link => link.Left).ToList();
        var (lowest, highest) = (double.NegativeInfinity, double.PositiveInfinity);
        foreach (var cell in passed)
        {
            var layer = grid.Layers[cell.Layer];
            var position = cell.Position;
            lowest = position == 0 ? lowest : Math.Max(lowest, layer[position - 1].Y + VerticalPlacement.Distance(layer[position - 1], cell, itemGap));
            highest = position == layer.Count - 1 ? highest : Math.Min(highest, layer[position + 1].Y - VerticalPlacement.Distance(cell, layer[position + 1], itemGap));
        }

        if (lowest > highest)
        {
            return;
        }

        var (start, end) = (path[0].Left.Y + path[0].LeftPort, path[^1].Right.Y + path[^1].RightPort);
        var level = lowest <= end && end <= highest ? end
            : lowest <= start && start <= highest ? start
            : Math.Clamp(passed.Average(cell => cell.Y), lowest, highest);
        foreach (var cell in passed)
        {
            cell.Y = level;
        }
    }
}

namespace KubeStellar.Delivery.References.Graphs.Layout;

/// <summary>
/// Gives every cell its height on the drawing: layer by layer the one nearest to where its edges would be level, least squares under the distances that are to be
/// kept (isotonic regression by pooling of adjacent violators).
/// </summary>
internal static class VerticalPlacement
{
    private const int Rounds = 10;

    /// <summary>Sets the cells' places; none overlaps with another of its layer.</summary>
    /// <param name="grid">The grid, its layers in their final order.</param>
    /// <param name="itemGap">The distance between items.</param>
    public static void Apply(LayerGrid grid, double itemGap)
    {
        foreach (var layer in grid.Layers)
        {
            Place(layer, itemGap, cell => (0, 1));
        }

        for (var round = 0; round < Rounds; round++)
        {
            foreach (var layer in grid.Layers)
            {
                Place(layer, itemGap, cell => Level(cell.Before, []));
            }

            foreach (var layer in grid.Layers.Reverse())
            {
                Place(layer, itemGap, cell => Level([], cell.After));
            }
        }

        for (var round = 0; round < Rounds; round++)
        {
            foreach (var layer in round % 2 == 0 ? grid.Layers : grid.Layers.Reverse())
            {
                Place(layer, itemGap, cell => Level(cell.Before, cell.After));
            }
        }

        Straightening.Apply(grid, itemGap);
        CloseBands([.. grid.Layers.SelectMany(layer => layer)], itemGap);

        (double, double) Level(IReadOnlyList<Link> before, IReadOnlyList<Link> after)
        {
            var wanted = before.Select(link => (Y: link.Left.Y + link.LeftPort - link.RightPort, link.Weight))
                .Concat(after.Select(link => (Y: link.Right.Y + link.RightPort - link.LeftPort, link.Weight)))
                .ToList();
            var weight = wanted.Sum(end => end.Weight);
            return weight == 0 ? (double.NaN, 0.02) : (wanted.Sum(end => end.Y * end.Weight) / weight, weight);
        }
    }

    // What nothing ties together may have drifted apart; where a band is empty in every layer, all below it moves up.
    private static void CloseBands(List<Cell> cells, double itemGap)
    {
        cells.Sort((one, other) => (one.Y - (one.Height / 2)).CompareTo(other.Y - (other.Height / 2)));
        var (bottom, lifted) = (double.NaN, 0.0);
        foreach (var cell in cells)
        {
            var top = cell.Y - (cell.Height / 2);
            lifted += double.IsNaN(bottom) ? 0 : Math.Max(0, top - bottom - itemGap);
            bottom = double.IsNaN(bottom) ? top + cell.Height : Math.Max(bottom, top + cell.Height);
            cell.Y -= lifted;
        }
    }

    private static void Place(List<Cell> layer, double itemGap, Func<Cell, (double Y, double Weight)> wish)
    {
        // With every cell moved up by what those above it need, the distances become an order.
        var needed = 0.0;
        var blocks = new Stack<(double Sum, double Weight, int Count)>();
        var shifts = new double[layer.Count];
        for (var index = 0; index < layer.Count; index++)
        {
            needed += index == 0 ? 0 : Distance(layer[index - 1], layer[index], itemGap);
            shifts[index] = needed;
            var (y, weight) = wish(layer[index]);
            var block = (Sum: ((double.IsNaN(y) ? layer[index].Y : y) - needed) * weight, Weight: weight, Count: 1);
            while (blocks.TryPeek(out var above) && above.Sum / above.Weight > block.Sum / block.Weight)
            {
                blocks.Pop();
                block = (above.Sum + block.Sum, above.Weight + block.Weight, above.Count + block.Count);
            }

            blocks.Push(block);
        }

        var position = 0;
        foreach (var block in blocks.Reverse())
        {
            for (var end = position + block.Count; position < end; position++)
            {
                layer[position].Y = (block.Sum / block.Weight) + shifts[position];
            }
        }
    }

    /// <summary>Returns how far the middles of two neighbours of a layer have to be apart.</summary>
    /// <param name="above">The upper one.</param>
    /// <param name="below">The lower one.</param>
    /// <param name="itemGap">The distance between items.</param>
    public static double Distance(Cell above, Cell below, double itemGap) => ((above.Height + below.Height) / 2) + Gap(above, below, itemGap);

    private static double Gap(Cell above, Cell below, double itemGap)
    {
        const double BetweenLines = 9;
        const double BetweenLabels = 5;
        return (above.Item, below.Item) switch
        {
            (null, null) => above.LabelWidth > 0 && below.LabelWidth > 0 ? BetweenLabels : BetweenLines,
            (null, _) or (_, null) => above.Item?.Rank is null && below.Item?.Rank is null ? Math.Max(BetweenLines, itemGap * 0.6) : BetweenLines,
            _ => above.Item.Rank is null ? itemGap : BetweenLines,
        };
    }
}

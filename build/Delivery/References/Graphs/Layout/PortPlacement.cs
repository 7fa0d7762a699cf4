namespace KubeStellar.Delivery.References.Graphs.Layout;

/// <summary>Spreads the ends of edges over the sides of items, in the order of what they lead to.</summary>
internal static class PortPlacement
{
    /// <summary>The distance between two ends where there is room.</summary>
    public const double Spacing = 9;

    /// <summary>What a side keeps free at its corners.</summary>
    public const double Corner = 10;

    /// <summary>Sets the ends that the caller did not choose.</summary>
    /// <param name="grid">The grid, its layers in their final order.</param>
    /// <param name="edges">The edges, in the order of the grid's paths.</param>
    public static void Apply(LayerGrid grid, IReadOnlyList<FlowEdge> edges)
    {
        var fixedLeft = grid.Paths.Zip(edges).Where(pair => pair.Second.FromPort is not null).Select(pair => pair.First[0]).ToHashSet();
        var fixedRight = grid.Paths.Zip(edges).Where(pair => pair.Second.ToPort is not null).Select(pair => pair.First[^1]).ToHashSet();
        foreach (var cell in grid.Items)
        {
            var leaving = cell.After.Where(link => !fixedLeft.Contains(link)).OrderBy(link => link.Right.Position).ToList();
            foreach (var (link, offset) in leaving.Zip(Offsets(cell, leaving.Count)))
            {
                link.LeftPort = offset;
            }

            var arriving = cell.Before.Where(link => !fixedRight.Contains(link)).OrderBy(link => link.Left.Position).ToList();
            foreach (var (link, offset) in arriving.Zip(Offsets(cell, arriving.Count)))
            {
                link.RightPort = offset;
            }
        }
    }

    private static IEnumerable<double> Offsets(Cell cell, int count)
    {
        var spacing = count < 2 ? 0 : Math.Min(Spacing, Math.Max(0, cell.Height - (2 * Corner)) / (count - 1));
        return Enumerable.Range(0, count).Select(index => (index - ((count - 1) / 2.0)) * spacing);
    }
}

namespace KubeStellar.Delivery.References.Graphs.Layout;

/// <summary>Orders the cells of each layer such that few edges cross: sweeps by barycenter, of which the best order is kept.</summary>
internal static class CrossingReduction
{
    private const int Sweeps = 16;

    /// <summary>Reorders the layers of a grid; those whose items have ranks keep their order.</summary>
    /// <param name="grid">The grid.</param>
    public static void Apply(LayerGrid grid)
    {
        var best = Orders(grid);
        var fewest = Crossings(grid);
        for (var sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            Sweep(grid, toTheRight: sweep % 2 == 0);
            if (Crossings(grid) is var crossings && crossings < fewest)
            {
                (best, fewest) = (Orders(grid), crossings);
            }
        }

        foreach (var (layer, order) in grid.Layers.Zip(best))
        {
            layer.Clear();
            layer.AddRange(order);
            LayerGrid.Number(layer);
        }
    }

    /// <summary>Returns how many pairs of links cross.</summary>
    /// <param name="grid">The grid.</param>
    public static long Crossings(LayerGrid grid) => grid.Layers.Sum(CrossingsAfter);

    private static List<Cell[]> Orders(LayerGrid grid) => [.. grid.Layers.Select(layer => layer.ToArray())];

    private static void Sweep(LayerGrid grid, bool toTheRight)
    {
        foreach (var layer in toTheRight ? grid.Layers : grid.Layers.Reverse())
        {
            if (layer.Exists(cell => cell.Item?.Rank is not null))
            {
                continue;
            }

            var sorted = layer
                .OrderBy(cell => Barycenter(cell, toTheRight))
                .ThenBy(cell => cell.Position)
                .ToList();
            layer.Clear();
            layer.AddRange(sorted);
            LayerGrid.Number(layer);
        }
    }

    // A cell without neighbours on the side stays where it is.
    private static double Barycenter(Cell cell, bool toTheRight)
    {
        var links = toTheRight ? cell.Before : cell.After;
        return links.Count == 0 ? cell.Position : links.Average(link => toTheRight ? At(link.Left, link.LeftPort) : At(link.Right, link.RightPort));
    }

    private static double At(Cell cell, double port) => cell.Position + (cell.Height > 0 ? port / cell.Height : 0);

    private static long CrossingsAfter(List<Cell> layer)
    {
        var ends = layer.SelectMany(cell => cell.After)
            .OrderBy(link => At(link.Left, link.LeftPort)).ThenBy(link => At(link.Right, link.RightPort))
            .Select(link => At(link.Right, link.RightPort))
            .ToList();
        var ranks = ends.Distinct().Order().Select((end, rank) => (end, rank)).ToDictionary(entry => entry.end, entry => entry.rank);
        var counts = new int[ranks.Count + 1];
        long crossings = 0;
        for (var index = 0; index < ends.Count; index++)
        {
            crossings += index - Below(counts, ranks[ends[index]] + 1);
            Count(counts, ranks[ends[index]] + 1);
        }

        return crossings;
    }

    // A Fenwick tree: how many ends seen so far have this rank or a smaller one.
    private static int Below(int[] counts, int rank)
    {
        var sum = 0;
        for (; rank > 0; rank -= rank & -rank)
        {
            sum += counts[rank];
        }

        return sum;
    }

    private static void Count(int[] counts, int rank)
    {
        for (; rank < counts.Length; rank += rank & -rank)
        {
            counts[rank]++;
        }
    }
}

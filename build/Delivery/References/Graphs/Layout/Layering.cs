namespace KubeStellar.Delivery.References.Graphs.Layout;

/// <summary>Puts nodes into layers such that every edge leads to a later one: the longest path first, then each node where its edges are shortest.</summary>
internal static class Layering
{
    private const int Rounds = 12;

    /// <summary>Returns the layer of each node, from 0.</summary>
    /// <param name="count">How many nodes there are.</param>
    /// <param name="edges">The edges, which form no cycle.</param>
    public static int[] Assign(int count, IReadOnlyList<FlowEdge> edges)
    {
        var leaving = edges.ToLookup(edge => edge.From);
        var arriving = edges.ToLookup(edge => edge.To);
        var order = TopologicalOrder(count, leaving, arriving);
        var layers = new int[count];
        foreach (var node in order)
        {
            layers[node] = arriving[node].Select(edge => layers[edge.From] + 1).DefaultIfEmpty(0).Max();
        }

        for (var round = 0; round < Rounds && Shorten(round % 2 == 0 ? Enumerable.Reverse(order) : order, layers, leaving, arriving); round++)
        {
        }

        var used = layers.Distinct().Order().ToList();
        return [.. layers.Select(layer => used.BinarySearch(layer))];
    }

    private static bool Shorten(IEnumerable<int> order, int[] layers, ILookup<int, FlowEdge> leaving, ILookup<int, FlowEdge> arriving)
    {
        var hasMoved = false;
        foreach (var node in order)
        {
            var pull = leaving[node].Sum(edge => edge.Weight) - arriving[node].Sum(edge => edge.Weight);
            var target = pull > 0 ? leaving[node].Min(edge => layers[edge.To]) - 1
                : pull < 0 ? arriving[node].Max(edge => layers[edge.From]) + 1
                : layers[node];
            hasMoved |= target != layers[node];
            layers[node] = target;
        }

        return hasMoved;
    }

    private static List<int> TopologicalOrder(int count, ILookup<int, FlowEdge> leaving, ILookup<int, FlowEdge> arriving)
    {
        var missing = Enumerable.Range(0, count).Select(node => arriving[node].Count()).ToArray();
        var ready = new Queue<int>(Enumerable.Range(0, count).Where(node => missing[node] == 0));
        var order = new List<int>(count);
        while (ready.TryDequeue(out var node))
        {
            order.Add(node);
            foreach (var edge in leaving[node])
            {
                if (--missing[edge.To] == 0)
                {
                    ready.Enqueue(edge.To);
                }
            }
        }

        return order;
    }
}

namespace KubeStellar.Delivery.References.Graphs.Layout;

/// <summary>Finds few edges that, turned around, leave no cycle: the greedy heuristic of Eades, Lin and Smyth, ties broken by number.</summary>
internal static class CycleRemoval
{
    /// <summary>Returns the position of each node in an order in which most edges lead forward; those that lead back are to be turned around.</summary>
    /// <param name="count">How many nodes there are.</param>
    /// <param name="edges">The edges; those from a node to itself do not count.</param>
    public static int[] Order(int count, IReadOnlyList<FlowEdge> edges)
    {
        var (left, right) = (new List<int>(), new List<int>());
        var (incoming, outgoing) = (new int[count], new int[count]);
        var neighbours = Enumerable.Range(0, count).Select(_ => new List<(int Other, int Weight, bool IsOut)>()).ToArray();
        foreach (var edge in edges.Where(edge => edge.From != edge.To))
        {
            outgoing[edge.From] += edge.Weight;
            incoming[edge.To] += edge.Weight;
            neighbours[edge.From].Add((edge.To, edge.Weight, true));
            neighbours[edge.To].Add((edge.From, edge.Weight, false));
        }

        var remaining = new SortedSet<int>(Enumerable.Range(0, count));
        while (remaining.Count > 0)
        {
            if (remaining.FirstOrDefault(node => outgoing[node] == 0, -1) is >= 0 and var sink)
            {
                Take(sink, right);
            }
            else if (remaining.FirstOrDefault(node => incoming[node] == 0, -1) is >= 0 and var source)
            {
                Take(source, left);
            }
            else
            {
                Take(remaining.MaxBy(node => outgoing[node] - incoming[node]), left);
            }
        }

        right.Reverse();
        var positions = new int[count];
        foreach (var (node, position) in left.Concat(right).Select((node, position) => (node, position)))
        {
            positions[node] = position;
        }

        return positions;

        void Take(int node, List<int> side)
        {
            side.Add(node);
            remaining.Remove(node);
            foreach (var (other, weight, isOut) in neighbours[node])
            {
                (isOut ? incoming : outgoing)[other] -= weight;
            }
        }
    }
}

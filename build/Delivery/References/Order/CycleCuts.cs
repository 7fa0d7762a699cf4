using System.Numerics;

namespace KubeStellar.Delivery.References.Order;

/// <summary>Chooses the references that cost least to leave at the older version for one step.</summary>
internal static class CycleCuts
{
    // The exact search looks at every subset of the members.
    private const int MostMembers = 14;

    /// <summary>Finds the circles and where to cut each.</summary>
    /// <param name="edges">All edges.</param>
    public static IReadOnlyList<ReleaseCycle> Find(IReadOnlyList<RepositoryEdge> edges)
    {
        var between = edges.Where(edge => edge.From != edge.To).ToList();
        return [.. StronglyConnected.Of(between).Select(members => Cut(members, Inside(members, between)))];
    }

    private static ReleaseCycle Cut(IReadOnlyList<string> members, IReadOnlyList<RepositoryEdge> inside) =>
        new(members, inside, [.. Choose(members, inside).OrderBy(edge => edge.From, StringComparer.Ordinal).ThenBy(edge => edge.To, StringComparer.Ordinal).Select(edge => new CycleCut(edge, ReasonOf(edge)))]);

    // A circle too large for the exact search first loses its lightest edge.
    private static IEnumerable<RepositoryEdge> Choose(IReadOnlyList<string> members, IReadOnlyList<RepositoryEdge> inside)
    {
        if (members.Count <= MostMembers)
        {
            return Backward(CheapestOrder(members, inside), inside);
        }

        var lightest = inside.MinBy(CutCost.Of)!;
        var rest = inside.Where(edge => edge != lightest).ToList();
        return StronglyConnected.Of(rest).SelectMany(part => Choose(part, Inside(part, rest))).Prepend(lightest);
    }

    // Least costs of releasing a set of members before all others, by dynamic programming over the sets.
    private static IReadOnlyList<string> CheapestOrder(IReadOnlyList<string> members, IReadOnlyList<RepositoryEdge> inside)
    {
        var costs = CostsByEnds(members, inside);
        var all = (1 << members.Count) - 1;
        var best = new (CutCost Cost, int Last)[all + 1];
        for (var set = 1; set <= all; set++)
        {
            best[set] = Enumerable.Range(0, members.Count)
                .Where(member => (set & (1 << member)) != 0)
                .Select(member => (Cost: best[set & ~(1 << member)].Cost + CostOf(costs, member, all & ~set), Last: member))
                .MinBy(choice => choice.Cost);
        }

        var order = new Stack<string>();
        for (var set = all; set != 0; set &= ~(1 << best[set].Last))
        {
            order.Push(members[best[set].Last]);
        }

        return [.. order];
    }

    private static CutCost[,] CostsByEnds(IReadOnlyList<string> members, IReadOnlyList<RepositoryEdge> inside)
    {
        var index = members.Select((name, number) => (name, number)).ToDictionary(member => member.name, member => member.number, StringComparer.Ordinal);
        var costs = new CutCost[members.Count, members.Count];
        foreach (var edge in inside)
        {
            costs[index[edge.From], index[edge.To]] = CutCost.Of(edge);
        }

        return costs;
    }

    // What a member refers to that is released after it.
    private static CutCost CostOf(CutCost[,] costs, int member, int later)
    {
        var sum = default(CutCost);
        for (; later != 0; later &= later - 1)
        {
            sum += costs[member, BitOperations.TrailingZeroCount(later)];
        }

        return sum;
    }

    private static IEnumerable<RepositoryEdge> Backward(IReadOnlyList<string> order, IReadOnlyList<RepositoryEdge> inside)
    {
        var position = order.Select((name, number) => (name, number)).ToDictionary(member => member.name, member => member.number, StringComparer.Ordinal);
        return inside.Where(edge => position[edge.From] < position[edge.To]);
    }

    private static IReadOnlyList<RepositoryEdge> Inside(IReadOnlyList<string> members, IReadOnlyList<RepositoryEdge> edges) =>
        [.. edges.Where(edge => members.Contains(edge.From) && members.Contains(edge.To))];

    private static string ReasonOf(RepositoryEdge edge) => edge.Purpose switch
    {
        ReferencePurpose.Document => $"only documents of {edge.From} name {edge.To}: nothing that it publishes changes with the version",
        ReferencePurpose.Script => $"only scripts and documents of {edge.From} name {edge.To}: nothing that it publishes changes with the version",
        ReferencePurpose.Test => $"only tests, scripts and documents of {edge.From} name {edge.To}: nothing that it publishes changes with the version",
        ReferencePurpose.RunTime => $"{edge.From} uses {edge.To} only where it runs, and goes on running with the older version, which stays published",
        _ => $"{edge.From} is made of {edge.To}, and can still be made of the older version, which stays published; nothing lighter goes",
    };
}

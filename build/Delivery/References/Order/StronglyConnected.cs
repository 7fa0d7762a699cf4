namespace KubeStellar.Delivery.References.Order;

/// <summary>Finds circles in a graph of repositories by Tarjan's algorithm.</summary>
internal sealed class StronglyConnected
{
    private readonly ILookup<string, string> _next;
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _low = new(StringComparer.Ordinal);
    private readonly Stack<string> _path = new();
    private readonly List<IReadOnlyList<string>> _found = [];

    private StronglyConnected(IEnumerable<RepositoryEdge> edges) => _next = edges.ToLookup(edge => edge.From, edge => edge.To, StringComparer.Ordinal);

    /// <summary>Returns the largest sets of two or more repositories each of which leads to every other one, their members in ordinal order.</summary>
    /// <param name="edges">The edges.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Of(IReadOnlyCollection<RepositoryEdge> edges)
    {
        var search = new StronglyConnected(edges);
        foreach (var name in edges.Select(edge => edge.From).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            search.Visit(name);
        }

        return [.. search._found.OrderBy(members => members[0], StringComparer.Ordinal)];
    }

    private void Visit(string name)
    {
        if (!_index.TryAdd(name, _index.Count))
        {
            return;
        }

        _low[name] = _index[name];
        _path.Push(name);
        foreach (var next in _next[name])
        {
            var known = _index.ContainsKey(next);
            Visit(next);
            if (!known || _path.Contains(next))
            {
                _low[name] = Math.Min(_low[name], known ? _index[next] : _low[next]);
            }
        }

        if (_low[name] == _index[name])
        {
            Close(name);
        }
    }

    private void Close(string root)
    {
        var members = new List<string>();
        do
        {
            members.Add(_path.Pop());
        }
        while (members[^1] != root);

        if (members.Count > 1)
        {
            _found.Add([.. members.Order(StringComparer.Ordinal)]);
        }
    }
}

namespace KubeStellar.Delivery.References.Graphs.Building;

/// <summary>A graph while it is put together: nodes and edges come in any order and more than once.</summary>
internal sealed class GraphDraft
{
    private readonly Dictionary<string, GraphNode> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string From, string To, GraphEdgeKind Kind), List<GraphReference>> _edges = [];

    /// <summary>The nodes so far.</summary>
    public IReadOnlyCollection<GraphNode> Nodes => _nodes.Values;

    /// <summary>Adds a node unless it is there.</summary>
    public void Add(GraphNode node) => _nodes.TryAdd(node.Id, node);

    /// <summary>Adds a reference to an edge, and the edge and its ends where they are not there; a node's references to itself and further ones in the same line are left out.</summary>
    public void Add(GraphNode from, GraphNode to, GraphEdgeKind kind, GraphReference reference)
    {
        if (from.Id == to.Id)
        {
            return;
        }

        Add(from);
        Add(to);
        if (!_edges.TryGetValue((from.Id, to.Id, kind), out var references))
        {
            _edges.Add((from.Id, to.Id, kind), references = []);
        }

        if (!references.Exists(known => (known.Repository, known.File, known.Line, known.Written) == (reference.Repository, reference.File, reference.Line, reference.Written)))
        {
            references.Add(reference);
        }
    }

    /// <summary>Returns what leads from a node, as it is now.</summary>
    public IReadOnlyList<(GraphNode To, GraphEdgeKind Kind, IReadOnlyList<GraphReference> References)> From(GraphNode node) =>
        [.. _edges.Where(edge => edge.Key.From == node.Id).Select(edge => (_nodes[edge.Key.To], edge.Key.Kind, (IReadOnlyList<GraphReference>)[.. edge.Value]))];

    /// <summary>Whether a dependency is known.</summary>
    public bool Has(GraphNode from, GraphNode to, GraphEdgeKind kind) => _edges.ContainsKey((from.Id, to.Id, kind));

    /// <summary>Returns the graph in an order that depends on names alone.</summary>
    /// <param name="scanned">The repositories that were scanned, in the order in which they are to stand.</param>
    public DeliveryGraph ToGraph(IReadOnlyList<GraphRepository> scanned)
    {
        var others = _nodes.Values.Select(node => node.Repository).OfType<string>().Except(scanned.Select(repository => repository.Name))
            .Order(StringComparer.Ordinal).Select(name => new GraphRepository(name, null, IsScanned: false));
        var repositories = scanned.Concat(others).ToList();
        var rank = repositories.Select((repository, index) => (repository.Name, index)).ToDictionary(entry => entry.Item1, entry => entry.index, StringComparer.Ordinal);
        var nodes = _nodes.Values
            .OrderBy(node => node.Repository is { } name ? rank[name] : repositories.Count)
            .ThenBy(node => node.Kind)
            .ThenBy(node => node.Id, StringComparer.Ordinal)
            .ToList();
        var order = nodes.Select((node, index) => (node.Id, index)).ToDictionary(entry => entry.Item1, entry => entry.index, StringComparer.Ordinal);
        var edges = _edges
            .OrderBy(edge => order[edge.Key.From]).ThenBy(edge => order[edge.Key.To]).ThenBy(edge => edge.Key.Kind)
            .Select(edge => new GraphEdge(edge.Key.From, edge.Key.To, edge.Key.Kind, Sort(edge.Value)));
        return new DeliveryGraph(repositories, nodes, [.. edges]);
    }

    private static IReadOnlyList<GraphReference> Sort(IEnumerable<GraphReference> references) =>
    [
        .. references.OrderBy(reference => reference.Repository, StringComparer.Ordinal)
            .ThenBy(reference => reference.File, StringComparer.Ordinal)
            .ThenBy(reference => reference.Line),
    ];
}

using KubeStellar.Delivery.References.Graphs.Building;

namespace KubeStellar.Delivery.References.Graphs;

/// <summary>What is delivered from what, and what refers to it: the dependencies between the artifacts of several repositories.</summary>
public sealed class DeliveryGraph
{
    private readonly Lazy<Dictionary<string, GraphNode>> _byId;

    /// <summary>Creates a graph.</summary>
    /// <param name="repositories">The repositories that nodes belong to, those that were scanned first.</param>
    /// <param name="nodes">The nodes, grouped by repository in the same order.</param>
    /// <param name="edges">The edges; each end is one of the nodes, and there is one edge at most of a kind from one node to another.</param>
    public DeliveryGraph(IReadOnlyList<GraphRepository> repositories, IReadOnlyList<GraphNode> nodes, IReadOnlyList<GraphEdge> edges)
    {
        (Repositories, Nodes, Edges) = (repositories, nodes, edges);
        _byId = new Lazy<Dictionary<string, GraphNode>>(() => nodes.ToDictionary(node => node.Id, StringComparer.Ordinal));
    }

    /// <summary>The repositories that nodes belong to, those that were scanned first.</summary>
    public IReadOnlyList<GraphRepository> Repositories { get; }

    /// <summary>The nodes, grouped by repository.</summary>
    public IReadOnlyList<GraphNode> Nodes { get; }

    /// <summary>The edges, by the order of the nodes they come from and lead to.</summary>
    public IReadOnlyList<GraphEdge> Edges { get; }

    /// <summary>Returns the graph of scanned repositories, foreign artifacts included.</summary>
    /// <param name="repositories">The repositories.</param>
    /// <param name="verdicts">What checks found wrong in them.</param>
    public static DeliveryGraph Of(IReadOnlyList<ScannedRepository> repositories, IReadOnlyList<GraphVerdict> verdicts) =>
        new GraphBuilder(repositories, verdicts).Build();

    /// <summary>Returns a node.</summary>
    /// <param name="id">Its identity.</param>
    public GraphNode Node(string id) => _byId.Value[id];

    /// <summary>Returns the graph of the known repositories alone, without parts that refer to nothing else.</summary>
    public DeliveryGraph WithoutForeign()
    {
        var edges = Edges.Where(edge => Node(edge.To).Kind != GraphNodeKind.Foreign).ToList();
        var connected = edges.SelectMany(edge => (string[])[edge.From, edge.To]).ToHashSet(StringComparer.Ordinal);
        return Keep(node => node.Kind switch
        {
            GraphNodeKind.Foreign => false,
            GraphNodeKind.Instructions or GraphNodeKind.Automation => connected.Contains(node.Id),
            _ => true,
        });
    }

    /// <summary>
    /// Returns how one repository publishes: its nodes, all that they depend on, and what published artifacts of repositories that were not scanned are built from.
    /// </summary>
    /// <param name="repository">Owner and name of the repository.</param>
    /// <exception cref="NoSuchRepositoryException">No node belongs to a repository of that name.</exception>
    public DeliveryGraph PublishingOf(string repository)
    {
        var own = Nodes.Where(node => node.Repository == repository).Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        if (own.Count == 0)
        {
            throw new NoSuchRepositoryException(repository, [.. Repositories.Select(known => known.Name)]);
        }

        var scanned = Repositories.Where(known => known.IsScanned).Select(known => known.Name).ToHashSet(StringComparer.Ordinal);
        var heads = Edges.Where(edge => own.Contains(edge.From)).Select(edge => edge.To).ToHashSet(StringComparer.Ordinal);
        var edges = Edges.Where(edge => own.Contains(edge.From) || (heads.Contains(edge.From) && edge.Kind == GraphEdgeKind.BuildTime && IsOutside(edge.From, scanned))).ToList();
        var kept = edges.Select(edge => edge.To).Concat(own).ToHashSet(StringComparer.Ordinal);
        return Of([.. Nodes.Where(node => kept.Contains(node.Id))], edges);
    }

    /// <summary>Returns the outline: one node a repository, and the dependencies among repositories.</summary>
    public DeliveryGraph Outline() => OutlineGraph.Of(this);

    /// <summary>Returns the part of the graph that consists of some nodes and the edges between them.</summary>
    /// <param name="isKept">Whether a node stays.</param>
    internal DeliveryGraph Keep(Func<GraphNode, bool> isKept)
    {
        var nodes = Nodes.Where(isKept).ToList();
        var ids = nodes.Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        return Of(nodes, [.. Edges.Where(edge => ids.Contains(edge.From) && ids.Contains(edge.To))]);
    }

    private DeliveryGraph Of(IReadOnlyList<GraphNode> nodes, IReadOnlyList<GraphEdge> edges)
    {
        var used = nodes.Select(node => node.Repository).ToHashSet(StringComparer.Ordinal);
        return new DeliveryGraph([.. Repositories.Where(repository => used.Contains(repository.Name))], nodes, edges);
    }

    private bool IsOutside(string id, HashSet<string> scanned) => Node(id).Repository is { } repository && !scanned.Contains(repository);
}

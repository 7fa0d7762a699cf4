namespace KubeStellar.Delivery.References.Order;

/// <summary>Repositories each of which refers, directly or through others, to every other one.</summary>
/// <param name="Members">Their owners and names, in ordinal order.</param>
/// <param name="Edges">The references among them.</param>
/// <param name="Cuts">The suggestion: without these references nothing goes in a circle.</param>
public sealed record ReleaseCycle(IReadOnlyList<string> Members, IReadOnlyList<RepositoryEdge> Edges, IReadOnlyList<CycleCut> Cuts);

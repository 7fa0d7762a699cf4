namespace KubeStellar.Delivery.References.Order;

/// <summary>References that may stay at the older version for one step, so that a circle of releases has a beginning.</summary>
/// <param name="Edge">The references.</param>
/// <param name="Reason">Why these.</param>
public sealed record CycleCut(RepositoryEdge Edge, string Reason);

namespace KubeStellar.Delivery.References.Order;

/// <summary>A repository that has something to release.</summary>
/// <param name="Repository">Its owner and name.</param>
/// <param name="Reason">What, in a few words.</param>
public sealed record RepositoryChange(string Repository, string Reason);

namespace KubeStellar.Delivery.References.Graphs.Layout;

/// <summary>The box around the nodes of a repository.</summary>
/// <param name="Repository">Owner and name of the repository; null for what is foreign.</param>
/// <param name="Area">Where it is.</param>
public sealed record PlacedBox(string? Repository, Area Area);

namespace KubeStellar.Delivery.Git;

/// <summary>A commit as a list of changes tells it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Subject">The first line of its message.</param>
public sealed record GitCommit(CommitId Id, string Subject);

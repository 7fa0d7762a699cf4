namespace KubeStellar.Delivery.Git;

/// <summary>A git tag and the commit that it peels to.</summary>
/// <param name="Name">The short name, such as <c>v1.2.3</c>.</param>
/// <param name="Commit">The commit, after following annotated tags; null when the tag names a tree or a blob.</param>
public sealed record GitTag(string Name, CommitId? Commit);

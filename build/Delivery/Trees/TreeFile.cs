namespace KubeStellar.Delivery.Trees;

/// <summary>A file of a source tree.</summary>
/// <param name="Path">The path below the root, with <c>/</c> between its parts.</param>
/// <param name="Kind">What it is.</param>
public sealed record TreeFile(string Path, TreeFileKind Kind);

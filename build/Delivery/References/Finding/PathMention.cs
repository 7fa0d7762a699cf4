namespace KubeStellar.Delivery.References.Finding;

/// <summary>A text that may name a file of the same repository: the end of a path, such as <c>config/postcreate-hooks/ocm.yaml</c>.</summary>
/// <param name="Start">The number of its first character in the file's text.</param>
/// <param name="Path">The path without leading <c>./</c>, <c>../</c> and variables.</param>
internal sealed record PathMention(int Start, string Path);

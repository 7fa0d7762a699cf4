namespace KubeStellar.Delivery.References;

/// <summary>A place that names a file of the same repository without a version, as a test does that applies a manifest from its own checkout.</summary>
/// <param name="Place">The place.</param>
/// <param name="Path">The path of the named file below the root.</param>
public sealed record FileMention(TextPlace Place, string Path);

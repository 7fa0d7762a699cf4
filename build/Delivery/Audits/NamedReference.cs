namespace KubeStellar.Delivery.Audits;

/// <summary>Something that a chart names.</summary>
/// <param name="Text">The text as it is rendered.</param>
/// <param name="Place">The file and line that name it first.</param>
public sealed record NamedReference(string Text, string Place);

namespace KubeStellar.Delivery.Charts.Metadata;

/// <summary>Values of a dependency that its parent imports (an item of <c>import-values</c>).</summary>
/// <param name="Child">The path in the dependency's values, or the name of one of its <c>exports</c>.</param>
/// <param name="Parent">The path in the parent's values; null where the item is a name of <c>exports</c>.</param>
public sealed record ImportedValues(string Child, string? Parent);

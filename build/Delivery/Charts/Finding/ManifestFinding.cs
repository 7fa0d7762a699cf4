namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>Something in rendered YAML that names an image or a chart.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Text">The text, in which unknown values are marked.</param>
/// <param name="Line">The line in the rendered text, from 1.</param>
/// <param name="Column">The column there, from 1.</param>
/// <param name="Holder">The Kubernetes objects that hold it, in which unknown values are marked.</param>
/// <param name="Missing">What keeps it from being a reference, as a clause; null when nothing does.</param>
internal sealed record ManifestFinding(ChartReferenceKind Kind, string Text, int Line, int Column, string Holder, string? Missing = null);

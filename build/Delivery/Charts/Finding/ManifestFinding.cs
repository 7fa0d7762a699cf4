namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>Something in rendered YAML that names an image or a chart.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Text">The text, in which unknown values are marked.</param>
/// <param name="Line">The line in the rendered text, from 1.</param>
/// <param name="Column">The column there, from 1.</param>
/// <param name="Holder">The Kubernetes objects that hold it, in which unknown values are marked.</param>
/// <param name="Missing">What is not there that a reference needs, as a clause; null when nothing is.</param>
internal sealed record ManifestFinding(ChartReferenceKind Kind, string Text, int Line, int Column, string Holder, string? Missing = null)
{
    /// <summary>How it is referred to.</summary>
    public ChartReferenceRole Role { get; init; }

    /// <summary>What keeps the text from being a reference, unknown values apart, as a clause; null when nothing does.</summary>
    public string? Unresolved => Missing
        ?? (Text.Contains("{{", StringComparison.Ordinal) ? "whoever reads the manifest fills it in" : Text.Contains('$', StringComparison.Ordinal) ? "a shell fills it in" : null);

    /// <summary>What to call it in messages.</summary>
    public string Noun => Kind == ChartReferenceKind.Image ? "image" : "chart";
}

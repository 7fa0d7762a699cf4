namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>A place in a text that names an image or a chart.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Text">The reference as it stands.</param>
/// <param name="Start">Where it starts in the text, from 0.</param>
/// <param name="Role">How it is referred to.</param>
internal readonly record struct TextMention(ChartReferenceKind Kind, string Text, int Start, ChartReferenceRole Role);

namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>A piece of rendered text.</summary>
/// <param name="Start">Where it starts in the text, from 0.</param>
/// <param name="Place">The text or action that it comes from.</param>
/// <param name="IsConditional">Whether default values do not lead to it.</param>
internal readonly record struct RenderedPiece(int Start, TemplatePlace Place, bool IsConditional);

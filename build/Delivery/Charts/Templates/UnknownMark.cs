namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>An unknown value that was printed.</summary>
/// <param name="Value">The value.</param>
/// <param name="Path">The template that printed it.</param>
/// <param name="Line">The line there, from 1.</param>
/// <param name="Expression">The action as it is written.</param>
internal sealed record UnknownMark(Unknown Value, string Path, int Line, string Expression);

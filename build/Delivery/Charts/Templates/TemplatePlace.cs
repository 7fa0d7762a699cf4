namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>Where something stands in a chart's templates.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Expression">The action as it is written; empty for text.</param>
internal readonly record struct TemplatePlace(string Path, int Line, string Expression);

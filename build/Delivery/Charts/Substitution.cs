namespace KubeStellar.Delivery.Charts;

/// <summary>One place where a chart's own release was filled in.</summary>
/// <param name="File">The file's path below the source's root, such as <c>core-chart/values.yaml</c>.</param>
/// <param name="Line">The line in the filled-in file, from 1.</param>
/// <param name="Placeholder">What stood there, or what names the place, such as <c>KUBESTELLAR_VERSION</c>.</param>
/// <param name="Value">What stands there now.</param>
public sealed record Substitution(string File, int Line, string Placeholder, string Value);

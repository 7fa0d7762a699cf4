namespace KubeStellar.Delivery.Charts;

/// <summary>One file of a chart.</summary>
/// <param name="Path">The path below the chart's root, with <c>/</c> between its parts.</param>
/// <param name="Content">The file's bytes.</param>
public sealed record ChartFile(string Path, ReadOnlyMemory<byte> Content);

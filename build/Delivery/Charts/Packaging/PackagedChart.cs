using KubeStellar.Delivery.Charts.Dependencies;
using KubeStellar.Delivery.Charts.Metadata;

namespace KubeStellar.Delivery.Charts.Packaging;

/// <summary>A chart as it is delivered.</summary>
/// <param name="Metadata">What its <c>Chart.yaml</c> says.</param>
/// <param name="Files">The files of the archive, below the chart's root; those of subcharts are below <c>charts/&lt;name&gt;/</c>.</param>
/// <param name="Archive">The bytes of the archive, a gzip-compressed tar.</param>
/// <param name="Dependencies">What was packaged for each dependency, in the order of <c>Chart.yaml</c>.</param>
public sealed record PackagedChart(ChartMetadata Metadata, ChartFileSet Files, ReadOnlyMemory<byte> Archive, IReadOnlyList<LockedDependency> Dependencies);

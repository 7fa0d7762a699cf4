using KubeStellar.Delivery.Charts.Packaging;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Dependencies;

/// <summary>A dependency and the chart that stands for it.</summary>
/// <param name="Chart">The chart, complete with its own dependencies.</param>
/// <param name="Version">The version to lock.</param>
/// <param name="Digest">The digest of the OCI manifest; null where nothing was fetched.</param>
internal sealed record ResolvedDependency(ChartTree Chart, string Version, Digest? Digest = null);

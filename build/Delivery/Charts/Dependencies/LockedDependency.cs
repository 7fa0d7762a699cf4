using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Dependencies;

/// <summary>A dependency of a chart at the version that was packaged.</summary>
/// <param name="Name">The chart's name.</param>
/// <param name="Repository">Where it came from, as <c>Chart.yaml</c> says it.</param>
/// <param name="Version">The version.</param>
/// <param name="Digest">The digest of the OCI manifest that was fetched; null where nothing was fetched: <c>file://</c> and <c>charts/</c> are part of the commit.</param>
public sealed record LockedDependency(string Name, string Repository, string Version, Digest? Digest = null);

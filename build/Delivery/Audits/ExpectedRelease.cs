using KubeStellar.Delivery.Catalog;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Audits;

/// <summary>What one version tag of a source promises.</summary>
/// <param name="Source">The source's name, such as <c>kubestellar/kubeflex</c>.</param>
/// <param name="SourceUrl">The source's web address, or null.</param>
/// <param name="Facts">The version and the commit.</param>
/// <param name="Artifacts">The artifacts that the commit declares, as far as they can be told.</param>
/// <param name="Problem">Why they cannot be told, or not all of them; null where they can.</param>
public sealed record ExpectedRelease(string Source, string? SourceUrl, ReleaseFacts Facts, IReadOnlyList<ExpectedArtifact> Artifacts, Fault? Problem = null);

using KubeStellar.Build.Composition;
using KubeStellar.Delivery.Catalog;
using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The target for the image of the helm command (<c>hack/build-helm-image.sh</c>).</summary>
public interface IHelmImage : IReleaseInputs
{
    /// <summary>The helm version without <c>v</c>; null means the greatest that is no pre-release.</summary>
    [Parameter("helm version to deliver, without v. Default: the greatest release of the source")]
    string? HelmVersion => TryGetValue(() => HelmVersion);

    /// <summary>Builds quay.io/kubestellar/helm from the upstream's tagged commit; <c>--source</c> names a clone or URL other than GitHub's.</summary>
    Target HelmImage => _ => _
        .Description("Build helm from its tagged commit and publish the image")
        .Executes(() => Interruption.GuardAsync(nameof(HelmImage), interrupted => ReleaseTargets.ReleaseUpstreamAsync(this, nameof(HelmImage), HelmVersion, KubeStellarFamily.Helm, interrupted)));
}

using KubeStellar.Build.Composition;
using KubeStellar.Delivery.Catalog;
using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The target for the image of OCM's clusteradm command (<c>hack/build-clusteradm-image.sh</c>).</summary>
public interface IClusteradmImage : IReleaseInputs
{
    /// <summary>The clusteradm version without <c>v</c>; null means the greatest that is no pre-release.</summary>
    [Parameter("clusteradm version to deliver, without v. Default: the greatest release of the source")]
    string? ClusteradmVersion => TryGetValue(() => ClusteradmVersion);

    /// <summary>Builds quay.io/kubestellar/clusteradm from the upstream's tagged commit; <c>--source</c> names a clone or URL other than GitHub's.</summary>
    Target ClusteradmImage => _ => _
        .Description("Build clusteradm from its tagged commit and publish the image")
        .Executes(() => Interruption.GuardAsync(nameof(ClusteradmImage), interrupted => ReleaseTargets.ReleaseUpstreamAsync(this, nameof(ClusteradmImage), ClusteradmVersion, KubeStellarFamily.Clusteradm, interrupted)));
}

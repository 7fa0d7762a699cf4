using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Scanning;

/// <summary>The images and charts that the known repositories deliver or delivered, by every name that some release gave them: a reference may lead to any release, and its source need not be at hand.</summary>
internal static class CanonicalArtifacts
{
    /// <summary>The artifacts.</summary>
    public static IReadOnlyList<KnownArtifact> All { get; } =
    [
        Image("ghcr.io/kubestellar/kubestellar/controller-manager", KnownRepositories.KubeStellar),
        Image("ghcr.io/kubestellar/kubestellar/ocm-transport-controller", KnownRepositories.KubeStellar),
        Image("ghcr.io/kubestellar/kubestellar/kflex-get-kubeconfig", KnownRepositories.KubeStellar),
        Chart("ghcr.io/kubestellar/kubestellar/controller-manager-chart", KnownRepositories.KubeStellar, TagStyle.Plain),
        Chart("ghcr.io/kubestellar/kubestellar/ocm-transport-controller-chart", KnownRepositories.KubeStellar, TagStyle.Plain),
        Chart("ghcr.io/kubestellar/kubestellar/core-chart", KnownRepositories.KubeStellar, TagStyle.Plain),
        Image("ghcr.io/kubestellar/ocm-status-addon", KnownRepositories.OcmStatusAddon),
        Chart("ghcr.io/kubestellar/ocm-status-addon-chart", KnownRepositories.OcmStatusAddon, TagStyle.WithV),
        Image("ghcr.io/kubestellar/ocm-transport-plugin/transport-controller", KnownRepositories.OcmTransportPlugin),
        Chart("ghcr.io/kubestellar/ocm-transport-plugin/chart/ocm-transport-plugin", KnownRepositories.OcmTransportPlugin, TagStyle.Plain),
        Image("ghcr.io/kubestellar/kubeflex/manager", KnownRepositories.KubeFlex),
        Image("ghcr.io/kubestellar/kubeflex/cmupdate", KnownRepositories.KubeFlex),
        Chart("ghcr.io/kubestellar/kubeflex/chart/kubeflex-operator", KnownRepositories.KubeFlex, TagStyle.WithV),
        Image("quay.io/kubestellar/clusteradm", KnownRepositories.Clusteradm),
        Image("quay.io/kubestellar/helm", KnownRepositories.Helm),

        // Made by a script of kubestellar/kubestellar from Kubernetes' own releases.
        new(ArtifactKind.Image, "quay.io/kubestellar/kubectl", "kubernetes/kubernetes", TagStyle.Plain),
    ];

    private static KnownArtifact Image(string name, KnownRepository repository) => new(ArtifactKind.Image, name, repository.Name, TagStyle.Plain);

    private static KnownArtifact Chart(string name, KnownRepository repository, TagStyle style) => new(ArtifactKind.Chart, name, repository.Name, style);
}

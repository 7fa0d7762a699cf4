using KubeStellar.Delivery.References;

namespace KubeStellar.Delivery.Tests.References;

/// <summary>What the written ledgers refer to.</summary>
internal static class Artifacts
{
    public const string KubeFlex = "kubestellar/kubeflex";
    public const string Core = "kubestellar/kubestellar";
    public const string StatusAddon = "kubestellar/ocm-status-addon";

    public static ReferencedArtifact FlexImage { get; } = new(ArtifactKind.Image, "ghcr.io/kubestellar/kubeflex/manager") { Repository = KubeFlex };

    public static ReferencedArtifact FlexChart { get; } = new(ArtifactKind.Chart, "ghcr.io/kubestellar/kubeflex/chart/kubeflex-operator") { Repository = KubeFlex };

    public static ReferencedArtifact FlexModule { get; } = new(ArtifactKind.Module, "github.com/kubestellar/kubeflex") { Repository = KubeFlex };

    public static ReferencedArtifact FlexSource { get; } = new(ArtifactKind.Source, KubeFlex) { Repository = KubeFlex };

    public static ReferencedArtifact FlexAsset { get; } = new(ArtifactKind.ReleaseAsset, KubeFlex) { Repository = KubeFlex };

    public static ReferencedArtifact CoreChart { get; } = new(ArtifactKind.Chart, "ghcr.io/kubestellar/kubestellar/core-chart") { Repository = Core };

    public static ReferencedArtifact HelmImage { get; } = new(ArtifactKind.Image, "quay.io/kubestellar/helm") { Repository = "helm/helm" };

    public static ReferencedArtifact Proxy { get; } = new(ArtifactKind.Image, "quay.io/brancz/kube-rbac-proxy");
}

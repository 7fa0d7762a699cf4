using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Scanning;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.Tests.References.Scanning;

public sealed class KnownArtifactsTests
{
    private static readonly KnownArtifacts Known = KnownArtifacts.Of([], KubeStellarFamily.Repositories);

    [Theory]
    [InlineData(ArtifactKind.Image, "quay.io/kubestellar/clusteradm", "open-cluster-management-io/clusteradm", TagStyle.Plain)]
    [InlineData(ArtifactKind.Chart, "ghcr.io/kubestellar/ocm-status-addon-chart", "kubestellar/ocm-status-addon", TagStyle.WithV)]
    [InlineData(ArtifactKind.Chart, "ghcr.io/kubestellar/kubeflex/chart/kubeflex-operator", "kubestellar/kubeflex", TagStyle.WithV)]
    [InlineData(ArtifactKind.Image, "ghcr.io/kubestellar-sample/core/manager", "kubestellar-sample/core", null)]
    [InlineData(ArtifactKind.Image, "docker.io/rancher/k3s", null, null)]
    [InlineData(ArtifactKind.Module, "github.com/kubestellar/kubeflex", "kubestellar/kubeflex", TagStyle.WithV)]
    [InlineData(ArtifactKind.Module, "k8s.io/client-go", "kubernetes/client-go", TagStyle.WithV)]
    [InlineData(ArtifactKind.Module, "example.org/a", null, TagStyle.WithV)]
    [InlineData(ArtifactKind.Source, "KubeStellar/kubestellar", "kubestellar/kubestellar", TagStyle.WithV)]
    [InlineData(ArtifactKind.ReleaseAsset, "kubestellar-sample/flex", "kubestellar-sample/flex", null)]
    public void An_artifact_tells_its_repository_and_the_form_of_its_tags(ArtifactKind kind, string name, string? repository, TagStyle? style)
    {
        var (artifact, found) = Known.Identify(new ReferencedArtifact(kind, name));
        Assert.Equal((kind, repository, style), (artifact.Kind, artifact.Repository, found));
    }

    [Theory]
    [InlineData("github.com/kubestellar/kubeflex/cmd/kflex", "github.com/kubestellar/kubeflex")]
    [InlineData("helm.sh/helm/v3/pkg/action", "helm.sh/helm/v3")]
    [InlineData("sigs.k8s.io/controller-tools/cmd/controller-gen", "sigs.k8s.io/controller-tools")]
    [InlineData("sigs.k8s.io/kustomize/kustomize/v5", "sigs.k8s.io/kustomize/kustomize/v5")]
    public void A_package_leads_to_its_module(string path, string module) => Assert.Equal(module, Known.Identify(new ReferencedArtifact(ArtifactKind.Module, path)).Artifact.Name);

    [Fact]
    public void A_chart_that_is_named_like_an_image_is_a_chart() =>
        Assert.Equal(ArtifactKind.Chart, Known.Identify(new ReferencedArtifact(ArtifactKind.Image, "ghcr.io/kubestellar/kubestellar/core-chart")).Artifact.Kind);

    [Fact]
    public void Known_repositories_are_family_and_others_are_foreign()
    {
        Assert.True(Known.IsFamily("helm/helm"));
        Assert.False(Known.IsFamily("kubestellar-sample/core"));
        Assert.False(Known.IsFamily(null));
    }

    [Fact]
    public void What_a_scanned_repository_declares_is_known_to_the_others()
    {
        using var core = new ScannedSample((".goreleaser.yaml", """
            builds: [{id: core, main: ./cmd/core}]
            kos: [{build: core, repositories: [registry.example.org/sample/core], tags: ['v{{.Version}}'], bare: true, platforms: [linux/amd64]}]
            """));
        using var user = new ScannedSample(("a.sh", "docker pull registry.example.org/sample/core:v1.0.0\n"), ("go.mod", "module github.com/kubestellar-sample/user\n"));
        var reference = Assert.Single(WorkspaceScan.Of([core.Source, user.Source], null)[1].Ledger.References);
        Assert.Equal((ScannedSample.Name, TagStyle.WithV, ReferenceKind.Exact), (reference.Artifact.Repository, reference.Style, reference.Kind));
    }
}

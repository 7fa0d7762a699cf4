using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Graphs.Building;

namespace KubeStellar.Delivery.Tests.References.Graphs.Building;

public sealed class ForeignOwnerTests
{
    [Theory]
    [InlineData(ArtifactKind.Image, "busybox", "docker.io/library")]
    [InlineData(ArtifactKind.Image, "sample/tool", "docker.io/sample")]
    [InlineData(ArtifactKind.Image, "registry.example/tool", "registry.example")]
    [InlineData(ArtifactKind.Image, "localhost:5000/tool", "localhost:5000")]
    [InlineData(ArtifactKind.Image, "quay.io/sample/tool/part", "quay.io/sample")]
    [InlineData(ArtifactKind.Chart, "oci://ghcr.io/sample/charts/tool", "ghcr.io/sample")]
    [InlineData(ArtifactKind.Chart, "https://charts.example/stable tool", "charts.example")]
    [InlineData(ArtifactKind.Module, "k8s.example/api", "k8s.example")]
    [InlineData(ArtifactKind.Module, "github.com/sample/tool/v2", "github.com/sample")]
    [InlineData(ArtifactKind.Source, "actions/checkout", "github.com/actions")]
    [InlineData(ArtifactKind.ReleaseAsset, "sample/tool", "github.com/sample")]
    [InlineData(ArtifactKind.Chart, "", "")]
    public void An_artifact_belongs_to_its_registry_and_owner(ArtifactKind kind, string name, string owner) =>
        Assert.Equal(owner, ForeignOwner.Of(new ReferencedArtifact(kind, name)));
}

using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Updates;
using static KubeStellar.Delivery.Tests.References.Artifacts;

namespace KubeStellar.Delivery.Tests.References.Updates;

public sealed class ArtifactNamesTests : IDisposable
{
    private readonly UpdateWorkshop _workshop = new();

    public ArtifactNamesTests()
    {
        _workshop.Write("a.txt", "1 2 3 4 5 6");
        _workshop.Written.Add("a.txt", "⟦1⟧", ReferenceForm.Image, FlexImage);
        _workshop.Written.Add("a.txt", "⟦2⟧", ReferenceForm.HelmArguments, FlexChart);
        _workshop.Written.Add("a.txt", "⟦3⟧", ReferenceForm.GoRequirement, FlexModule);
        _workshop.Written.Add("a.txt", "⟦4⟧", ReferenceForm.Image, Proxy);
        _workshop.Written.Add("a.txt", "⟦5⟧", ReferenceForm.Image, new ReferencedArtifact(ArtifactKind.Image, "example.org/other/manager"));
        _workshop.Written.Add("a.txt", "⟦6⟧", ReferenceForm.Image, new ReferencedArtifact(ArtifactKind.Image, "example.org/other/clusteradm"));
    }

    [Theory]
    [InlineData("kubestellar/kubeflex", "kubestellar/kubeflex", true)]
    [InlineData("KubeFlex", "kubestellar/kubeflex", true)]
    [InlineData("github.com/kubestellar/kubeflex", "github.com/kubestellar/kubeflex", false)]
    [InlineData("kubeflex-operator", "ghcr.io/kubestellar/kubeflex/chart/kubeflex-operator", false)]
    [InlineData("kube-rbac-proxy", "quay.io/brancz/kube-rbac-proxy", false)]
    [InlineData("helm", "helm/helm", true)]
    [InlineData("clusteradm", "open-cluster-management-io/clusteradm", true)]
    public void A_whole_name_or_a_last_part_that_one_has_is_understood(string asked, string name, bool isRepository)
    {
        var choice = Choose(asked);
        Assert.Equal((name, isRepository), (choice.Name, choice.IsRepository));
    }

    [Fact]
    public void A_repository_is_all_that_it_versions_and_an_artifact_itself_alone()
    {
        Assert.All([FlexImage, FlexChart, FlexModule, FlexAsset], artifact => Assert.True(Choose("kubeflex").Includes(artifact)));
        Assert.False(Choose("kubeflex").Includes(CoreChart));
        Assert.True(Choose(FlexModule.Name).Includes(FlexModule));
        Assert.False(Choose(FlexModule.Name).Includes(FlexImage));
    }

    [Fact]
    public void A_last_part_that_several_have_is_an_error_that_names_them() =>
        Assert.Equal(["example.org/other/manager", FlexImage.Name], Assert.Throws<AmbiguousArtifactException>(() => Choose("manager")).Candidates);

    [Theory]
    [InlineData("kubeflx", "kubestellar/kubeflex")]
    [InlineData("kubestellar/kubeflexx", "kubestellar/kubeflex")]
    [InlineData("rbac", "quay.io/brancz/kube-rbac-proxy")]
    public void An_unknown_name_is_an_error_that_lists_near_ones(string asked, string near)
    {
        var error = Assert.Throws<UnknownArtifactException>(() => Choose(asked));
        Assert.Contains(near, error.Near);
        Assert.Contains(near, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_far_from_all_others_is_an_error_without_a_guess() => Assert.Empty(Assert.Throws<UnknownArtifactException>(() => Choose("zzzzzzzz")).Near);

    public void Dispose() => _workshop.Dispose();

    private ArtifactChoice Choose(string asked) => ArtifactNames.Of(_workshop.Scanned()).Choose(asked);
}

using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.References;

namespace KubeStellar.Delivery.Tests.Catalog;

public sealed class KnownRepositoriesTests
{
    private static readonly KnownRepository Rocket = new() { Name = "acme/rocket", GoModule = "example.org/rocket" };

    [Theory]
    [InlineData("example.org/rocket", true)]
    [InlineData("example.org/rocket/v2", true)]
    [InlineData("example.org/rocket/v2x", false)]
    [InlineData("example.org/rocket/pkg", false)]
    [InlineData("example.org/rocketry", false)]
    [InlineData(null, false)]
    public void A_module_belongs_to_its_repository_in_any_major_version(string? module, bool belongs) =>
        Assert.Equal(belongs ? Rocket : null, new KnownRepositories(Rocket).OfModule(module));

    [Fact]
    public void A_further_repository_joins_the_others_or_replaces_the_one_of_its_name()
    {
        var all = KubeStellarFamily.Repositories.With(Rocket, KubeStellarFamily.KubeFlex with { Artifacts = [] });
        Assert.Equal([.. KubeStellarFamily.Repositories.Names.Order(StringComparer.Ordinal), "acme/rocket"], all.Names.Order(StringComparer.Ordinal).OrderBy(name => name == "acme/rocket"));
        Assert.Empty(Assert.Single(all.All, repository => repository.Name == "kubestellar/kubeflex").Artifacts);
        Assert.True(all.Holds("acme/rocket"));
        Assert.False(KubeStellarFamily.Repositories.Holds("acme/rocket"));
    }

    [Fact]
    public void What_the_releases_of_the_family_delivered_stands_there_once() =>
        Assert.All(KubeStellarFamily.Repositories.All.SelectMany(repository => repository.Artifacts).GroupBy(artifact => artifact.Name), same => Assert.True(same.Single().Kind is ArtifactKind.Image or ArtifactKind.Chart));
}

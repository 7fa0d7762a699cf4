using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Checks;
using static KubeStellar.Delivery.Tests.References.Checks.Handmade;

namespace KubeStellar.Delivery.Tests.References.Checks;

public sealed class LatestCheckTests : IDisposable
{
    private readonly CheckWorkshop _workshop = new();

    [Fact]
    public async Task What_is_behind_is_told_with_the_newest_release_and_refuses_nothing()
    {
        var published = new KnownVersions().With(Flex, "0.9.1", "0.9.2", "0.9.3", "0.10.0-alpha.1");
        var verdict = await CheckWorkshop.SingleAsync(new LatestCheck(published), _workshop.Repository(Exact(Flex, "0.9.1", "a.yaml", 3), Exact(Flex, "0.9.1", "b.yaml", 4), Exact(Flex, "0.9.3", "c.yaml")));
        Assert.Equal((true, true, false), (verdict.Check.Ok, verdict.Check.IsInformation, verdict.Check.Refuses));
        Assert.Equal("image ghcr.io/kubestellar/kubeflex/manager 0.9.3, the newest", verdict.Check.Expected);
        Assert.Equal("0.9.1, 2 releases behind; also named in b.yaml:4", verdict.Check.Actual);
        Assert.EndsWith("--artifact ghcr.io/kubestellar/kubeflex/manager --to 0.9.3", verdict.Check.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_names_a_pre_release_is_told_of_newer_ones_whose_numbers_count_as_numbers()
    {
        var published = new KnownVersions().With(FlexChart, "v0.2.0-rc10", "v0.2.0-rc9", "v0.2.0-rc8");
        Assert.Empty(await CheckWorkshop.EvaluateAsync(new LatestCheck(published), _workshop.Repository(Exact(FlexChart, "v0.2.0-rc10"))));
        var verdict = await CheckWorkshop.SingleAsync(new LatestCheck(published), _workshop.AtHead(Exact(FlexChart, "v0.2.0-rc9")));
        Assert.Equal("0.2.0-rc9, 1 release behind", verdict.Check.Actual);
    }

    [Fact]
    public async Task Commits_and_what_nobody_knows_releases_of_are_not_told_of()
    {
        var published = new KnownVersions().With(FlexModule, "v0.9.3");
        Assert.Empty(await CheckWorkshop.EvaluateAsync(new LatestCheck(published), _workshop.Repository(Exact(FlexModule, "v0.9.0-0.20240102030405-0123456789ab"), Exact(Foreign, "1.0.0"), Exact(FlexModule, "v0.9.0").As(ReferenceKind.Self))));
    }

    public void Dispose() => _workshop.Dispose();
}

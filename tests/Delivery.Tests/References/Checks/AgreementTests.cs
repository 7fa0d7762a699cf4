using CsCheck;
using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Checks;
using KubeStellar.Delivery.References.Rules;
using static KubeStellar.Delivery.Tests.References.Checks.Handmade;

namespace KubeStellar.Delivery.Tests.References.Checks;

public sealed class AgreementTests : IDisposable
{
    private readonly CheckWorkshop _workshop = new();

    [Fact]
    public async Task One_version_of_each_artifact_passes_with_and_without_v()
    {
        await CheckWorkshop.PassesAsync(new AgreeCheck(), _workshop.Repository(Exact(Flex, "0.9.3"), Exact(Flex, "v0.9.3", "b.yaml"), Exact(FlexChart, "v0.9.2", "c.yaml")));
    }

    [Fact]
    public async Task Artifacts_whose_names_nobody_can_tell_are_not_compared()
    {
        var nameless = new ReferencedArtifact(ArtifactKind.Image, "{{.Values.image.repository}}");
        Assert.Empty(await CheckWorkshop.EvaluateAsync(new AgreeCheck(), _workshop.Repository(Exact(nameless, "1.0.0"), Exact(nameless, "2.0.0", "b.yaml"))));
    }

    [Fact]
    public async Task A_half_moved_artifact_is_one_verdict_with_all_its_places_and_the_newest_version()
    {
        var verdict = await CheckWorkshop.SingleAsync(new AgreeCheck(), _workshop.Repository(
            Exact(Flex, "0.9.1", "a.yaml", 4), Exact(Flex, "0.9.10", "b.yaml", 5), Exact(Flex, "0.9.1", "c.sh", 6), Exact(Flex, "0.8.0", "d.sh", 7).As(ReferenceKind.LowerBound)));
        Assert.True(verdict.Check.Refuses);
        Assert.Equal("kubestellar-sample/kubestellar a.yaml:4", verdict.Check.Subject);
        Assert.Equal("image ghcr.io/kubestellar/kubeflex/manager in one version, 0.9.10, which 1 of 3 places name", verdict.Check.Expected);
        Assert.Equal("0.9.1 in a.yaml:4, c.sh:6; 0.9.10 in b.yaml:5", verdict.Check.Actual);
        Assert.Equal(
            $"./build.sh UpdateReferences --source {_workshop.Source.Folder} --artifact ghcr.io/kubestellar/kubeflex/manager --to 0.9.10; where the difference is meant, "
            + "declare it in .nuke/references.yaml: { path: a.yaml, is: may-differ, reason: … }", verdict.Check.Fix);
        Assert.Equal(3, verdict.Sites.Count);
    }

    [Fact]
    public async Task A_difference_that_a_rule_declares_is_none()
    {
        await CheckWorkshop.PassesAsync(new AgreeCheck(), _workshop.Repository(Exact(Flex, "0.9.3"), Exact(Flex, "0.9.1", "old.yaml").Under(RuleMeaning.MayDiffer), Exact(Flex, "0.9.3", "c.yaml")));
    }

    [Fact]
    public async Task Digests_agree_with_themselves_alone()
    {
        var (one, other) = ($"sha256:{new string('1', 64)}", $"sha256:{new string('2', 64)}");
        var verdict = await CheckWorkshop.SingleAsync(new AgreeCheck(), _workshop.Repository(Exact(Foreign, one), Exact(Foreign, other, "b.yaml"), Exact(Foreign, one, "c.yaml")));
        Assert.Equal("kubestellar-sample/kubestellar b.yaml:1", verdict.Check.Subject);
        Assert.StartsWith("name one version;", verdict.Check.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_beside_its_tag_is_no_other_version()
    {
        await CheckWorkshop.PassesAsync(new AgreeCheck(), _workshop.Repository(Exact(Foreign, "1.0.0"), Exact(Foreign, $"sha256:{new string('1', 64)}"), Exact(Foreign, "1.0.0", "b.yaml")));
    }

    [Fact]
    public void Whatever_is_named_the_groups_of_the_verdict_are_the_versions_that_were_named()
    {
        using var source = new CheckWorkshop();
        var plain = source.Repository();
        Gen.Int[0, 3].Array[1, 12].Sample(minors =>
        {
            var references = minors.Select((minor, index) => Exact(Flex, $"0.{minor}.0", $"f{index:00}.yaml")).ToList();
            var repository = new CheckedRepository(plain.Scanned with { Ledger = Ledger(CheckWorkshop.Name, references) });
            var verdict = Assert.Single(new AgreeCheck().EvaluateAsync(repository, CancellationToken.None).Result);
            Assert.Equal(minors.Distinct().Count() == 1, verdict.Check.Ok);
            if (!verdict.Check.Ok)
            {
                Assert.Contains($", 0.{minors.Max()}.0, which {minors.Count(minor => minor == minors.Max())} of {minors.Length} places", verdict.Check.Expected, StringComparison.Ordinal);
                Assert.Equal(minors.Distinct().Count(), verdict.Check.Actual.Split("; ").Length);
                Assert.Equal(references.Count, verdict.Sites.Count);
                Assert.NotEqual($"0.{minors.Max()}.0", verdict.Sites[0].Reference.Version);
            }
        });
    }

    [Fact]
    public async Task A_module_is_imported_in_the_version_that_is_installed()
    {
        await CheckWorkshop.PassesAsync(new ImportedAgreesCheck(), _workshop.Repository(Exact(FlexModule, "v0.9.3", "go.mod"), Exact(Flex, "0.9.3"), Exact(FlexRelease, "v0.9.3", "up.sh"), Exact(FlexSource, "v0.1.0", "a.md")));
        var verdict = await CheckWorkshop.SingleAsync(new ImportedAgreesCheck(), _workshop.AtHead(Exact(FlexModule, "v0.9.2", "go.mod", 8), Exact(FlexChart, "v0.9.3", "core-chart/Chart.yaml", 5), Exact(FlexRelease, "v0.9.2", "up.sh")));
        Assert.Equal("kubestellar-sample/kubestellar go.mod:8", verdict.Check.Subject);
        Assert.Equal(("module github.com/kubestellar/kubeflex in the version that is installed: 0.9.3 in core-chart/Chart.yaml:5", "v0.9.2"), (verdict.Check.Expected, verdict.Check.Actual));
        Assert.Contains("--artifact github.com/kubestellar/kubeflex --to 0.9.3", verdict.Check.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_installed_in_an_older_version_than_imported_is_what_the_next_step_updates()
    {
        var verdict = await CheckWorkshop.SingleAsync(new ImportedAgreesCheck(), _workshop.Repository(Exact(FlexModule, "v0.9.3", "go.mod", 8), Exact(FlexChart, "v0.9.2", "Chart.yaml"), Exact(Flex, "0.9.1")));
        Assert.Contains(
            $"let all of them name 0.9.3: ./build.sh UpdateReferences --source {_workshop.Source.Folder} --artifact {FlexChart.Name} --to 0.9.3 and ./build.sh UpdateReferences --source {_workshop.Source.Folder} --artifact {Flex.Name} --to 0.9.3;",
            verdict.Check.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_that_is_no_release_is_another_version_than_what_is_installed()
    {
        var verdict = await CheckWorkshop.SingleAsync(new ImportedAgreesCheck(), _workshop.Repository(Exact(FlexModule, "v0.9.3-0.20240102030405-0123456789ab", "go.mod", 8), Exact(Flex, "0.9.2")));
        Assert.True(verdict.Check.Refuses);
        Assert.Contains("let all of them name 0.9.2", verdict.Check.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_replaced_is_not_imported()
    {
        var replaced = Exact(FlexModule, "v0.9.1", "go.mod", 8);
        await CheckWorkshop.PassesAsync(new ImportedAgreesCheck(), _workshop.Repository(replaced, Exact(FlexModule, "v0.9.3", "go.mod", 20) with { Form = ReferenceForm.GoReplacement }, Exact(Flex, "0.9.3")));
    }

    [Fact]
    public async Task A_declared_difference_between_imported_and_installed_is_none()
    {
        Assert.Empty(await CheckWorkshop.EvaluateAsync(new ImportedAgreesCheck(), _workshop.Repository(Exact(FlexModule, "v0.9.1", "go.mod").Under(RuleMeaning.MayDiffer), Exact(Flex, "0.9.3"))));
    }

    public void Dispose() => _workshop.Dispose();
}

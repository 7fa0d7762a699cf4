using System.Text.Json;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Checks;
using KubeStellar.Delivery.References.Rules;
using static KubeStellar.Delivery.Tests.References.Checks.Handmade;

namespace KubeStellar.Delivery.Tests.References.Checks;

public sealed class HistoryVerdictsTests
{
    private const string Name = "kubestellar/kubestellar";
    private static readonly ReferencedArtifact Own = new(ArtifactKind.Chart, "ghcr.io/kubestellar/kubestellar/core-chart") { Repository = Name };

    [Fact]
    public void A_release_whose_files_name_another_version_is_found_declared_or_not()
    {
        var verdicts = Judge(
        [
            At("v0.27.0", Self("0.27.0", 1).Under(RuleMeaning.Self), Self("0.27.0", 2)),
            At("v0.27.1", Self("0.27.0", 3).Under(RuleMeaning.Self), Self("0.26.0", 4), Self("0.27.1", 5), Self("0.25.0", 6).As(ReferenceKind.Historical)),
        ]);
        Assert.Equal(
            [("0.27.1", HistoryFindingKind.WrongSelf, 3, "0.27.0"), ("0.27.1", HistoryFindingKind.UndeclaredSelf, 4, "0.26.0")],
            verdicts.Findings.Select(finding => ($"{finding.Release}", finding.Kind, Assert.Single(finding.Sites).Place.Line, Assert.Single(finding.Named))));
        Assert.Equal(["0.27.0", "0.27.1"], verdicts.Releases.Select(release => $"{release}"));
        Assert.All(verdicts.Checks, check => Assert.Equal((true, false), (check.IsInformation, check.Refuses)));
        Assert.Equal("0.27.0 in docs.md:3", verdicts.Checks[0].Actual);
    }

    [Fact]
    public void What_a_family_repository_delivers_in_several_versions_is_found()
    {
        var verdicts = Judge([At("v0.26.0", Exact(FlexModule, "v0.6.2", "go.mod", 8), Exact(FlexChart, "v0.8.1", "core-chart/Chart.yaml", 5), Exact(Foreign, "1.0.0"), Exact(Foreign, "2.0.0", line: 2))]);
        var finding = Assert.Single(verdicts.Findings);
        Assert.Equal((HistoryFindingKind.SeveralVersions, FlexRepository), (finding.Kind, finding.Subject));
        Assert.Equal(["0.6.2", "0.8.1"], finding.Named);
        Assert.Equal("v0.8.1 in core-chart/Chart.yaml:5, v0.6.2 in go.mod:8", verdicts.Checks[0].Actual);
    }

    [Fact]
    public void Differences_that_are_declared_and_tags_that_name_no_version_are_passed_over()
    {
        var verdicts = Judge([At("v0.26.0", Exact(FlexModule, "v0.6.2").Under(RuleMeaning.MayDiffer), Exact(FlexChart, "v0.8.1")), At("experiment", Self("0.1.0", 1))]);
        Assert.Empty(verdicts.Findings);
        Assert.Equal(["0.26.0"], verdicts.Releases.Select(release => $"{release}"));
    }

    [Fact]
    public void A_repository_of_another_family_is_foreign() =>
        Assert.Empty(HistoryVerdicts.Of(Name, [At("v0.26.0", Exact(FlexModule, "v0.6.2"), Exact(FlexChart, "v0.8.1"))], new KnownRepositories()).Findings);

    [Fact]
    public void The_report_tells_every_place()
    {
        using var stream = new MemoryStream();
        HistoryVerdictsJson.Write("CheckReferences", [Judge([At("v0.27.1", Self("0.27.0", 3))])], stream);
        using var json = JsonDocument.Parse(stream.ToArray());
        var finding = Assert.Single(json.RootElement.GetProperty("findings").EnumerateArray());
        Assert.Equal(("0.27.1", "undeclared-self"), (finding.GetProperty("release").GetString(), finding.GetProperty("kind").GetString()));
        Assert.Equal(3, Assert.Single(finding.GetProperty("places").EnumerateArray()).GetProperty("line").GetInt32());
    }

    private static ReferenceLedger At(string tag, params IReadOnlyList<VersionedReference> references) => Ledger(Name, references) with { Revision = tag };

    private static VersionedReference Self(string version, int line) => Exact(Own, version, "docs.md", line).As(ReferenceKind.Self);

    private static HistoryVerdicts Judge(IReadOnlyList<ReferenceLedger> ledgers) => HistoryVerdicts.Of(Name, ledgers, KubeStellarFamily.Repositories);
}

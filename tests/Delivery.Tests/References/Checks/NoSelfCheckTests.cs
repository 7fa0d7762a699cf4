using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Checks;
using KubeStellar.Delivery.References.Rules;
using KubeStellar.Delivery.Versions;
using static KubeStellar.Delivery.Tests.References.Checks.Handmade;

namespace KubeStellar.Delivery.Tests.References.Checks;

public sealed class NoSelfCheckTests : IDisposable
{
    private static readonly ReferencedArtifact Own = new(ArtifactKind.Image, "ghcr.io/kubestellar-sample/kubestellar/controller-manager") { Repository = CheckWorkshop.Name };

    private readonly CheckWorkshop _workshop = new();

    [Fact]
    public async Task What_no_rule_declares_is_refused_whatever_it_names()
    {
        _workshop.Repository();
        _workshop.Source.Tag("v1.0.0");
        var verdict = await CheckWorkshop.SingleAsync(new NoSelfCheck(), _workshop.AtHead(Self("1.0.0", "docs/start.md", 12)));
        Assert.True(verdict.Check.Refuses);
        Assert.Equal("kubestellar-sample/kubestellar docs/start.md:12", verdict.Check.Subject);
        Assert.Equal("image ghcr.io/kubestellar-sample/kubestellar/controller-manager 1.0.0", verdict.Check.Actual);
        Assert.EndsWith("declare it in .nuke/references.yaml: { path: docs/start.md, is: self, reason: … }", verdict.Check.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_declared_names_the_release_that_is_being_made()
    {
        var repository = _workshop.Repository(Self("1.1.0", "docs/start.md").Under(RuleMeaning.Self), Self("1.0.0", "scripts/up.sh", 3).Under(RuleMeaning.Self)) with { BeingReleased = ReleaseVersion.Parse("1.1.0") };
        var verdict = await CheckWorkshop.SingleAsync(new NoSelfCheck(), repository);
        Assert.Equal("kubestellar-sample/kubestellar scripts/up.sh:3", verdict.Check.Subject);
        Assert.Equal(("1.1.0, the release that is being made", "1.0.0"), (verdict.Check.Expected, verdict.Check.Actual));
        Assert.Equal($"./build.sh UpdateReferences --source {_workshop.Source.Folder} --release 1.1.0", verdict.Check.Fix);
    }

    [Fact]
    public async Task On_the_way_to_a_release_it_names_the_latest_one_that_the_commit_is_built_on()
    {
        _workshop.Repository();
        _workshop.Source.Tag("v1.0.0");
        _workshop.Source.Commit("more");
        _workshop.Source.Tag("v1.1.0-rc9");
        _workshop.Source.Commit("and more");
        _workshop.Source.Tag("v1.1.0-rc10");
        var side = _workshop.Source.Git.ObjectDatabase.CreateCommit(
            _workshop.Source.Git.Head.Tip.Author, _workshop.Source.Git.Head.Tip.Author, "elsewhere\n", _workshop.Source.Git.Head.Tip.Tree, [_workshop.Source.Git.Head.Tip], prettifyMessage: false);
        _workshop.Source.Tag("v2.0.0", side.Sha);
        var repository = _workshop.AtHead(Declared("1.0.0", 1), Declared("1.1.0-rc10", 2), Declared("1.1.0-rc9", 3), Declared("2.0.0", 4));
        Assert.Equal(["1.1.0-rc10", "1.0.0"], repository.Latest.Select(release => $"{release}"));
        var verdicts = await CheckWorkshop.EvaluateAsync(new NoSelfCheck(), repository);
        Assert.Equal(["1.1.0-rc9", "2.0.0"], verdicts.Select(verdict => verdict.Check.Actual));
        Assert.All(verdicts, verdict => Assert.Equal("1.1.0-rc10 or 1.0.0, the latest release", verdict.Check.Expected));
    }

    [Fact]
    public async Task Without_any_release_nobody_can_tell_what_is_declared()
    {
        var verdicts = await CheckWorkshop.EvaluateAsync(new NoSelfCheck(), _workshop.Repository(Declared("1.0.0", 1)));
        Assert.DoesNotContain(verdicts, verdict => verdict.Check.Refuses);
        Assert.Contains(verdicts, verdict => !verdict.Check.IsCheckable && verdict.Check.Actual.Contains("git fetch --tags", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_key_that_a_release_fills_in_is_declared_and_its_neighbours_are_not()
    {
        const string Values = "# of the chart\nKUBESTELLAR_VERSION: \"0.9.0\"\nOTHER_VERSION: \"0.9.0\"\n";
        (string, string)[] chart =
        [
            ("core-chart/Chart.yaml", "apiVersion: v2\nname: core-chart\nversion: 0.0.0\nannotations:\n  delivery.kubestellar.io/repository: ghcr.io/kubestellar-sample/kubestellar\n  delivery.kubestellar.io/version-values: KUBESTELLAR_VERSION\n"),
            ("core-chart/values.yaml", Values),
        ];
        var repository = _workshop.Repository(chart, [At("KUBESTELLAR_VERSION", 2), At("OTHER_VERSION", 3)]) with { BeingReleased = ReleaseVersion.Parse("1.0.0") };
        var verdicts = await CheckWorkshop.EvaluateAsync(new NoSelfCheck(), repository);
        Assert.Equal([("no version of the repository's own", 3), ("1.0.0, the release that is being made", 2)], verdicts.Select(verdict => (verdict.Check.Expected, verdict.Sites[0].Place.Line)));

        VersionedReference At(string key, int line)
        {
            var start = Values.IndexOf("0.9.0", Values.IndexOf("\n" + key, StringComparison.Ordinal), StringComparison.Ordinal);
            return Self("0.9.0", "core-chart/values.yaml", line) with { Place = new TextPlace("core-chart/values.yaml", line, 10, start, 5), Form = ReferenceForm.ChartValue };
        }
    }

    [Fact]
    public async Task What_the_same_line_names_twice_is_said_once_and_what_only_a_run_knows_is_not_said()
    {
        var verdicts = await CheckWorkshop.EvaluateAsync(new NoSelfCheck(), _workshop.Repository(
            Self("1.0.0", "up.sh", 3), Self("1.0.0", "up.sh", 3) with { Place = Handmade.At("up.sh", 3, 60) }, Self("", "up.sh", 4) with { Version = null, Written = "${version}" }));
        Assert.Equal("kubestellar-sample/kubestellar up.sh:3", Assert.Single(verdicts).Check.Subject);
    }

    public void Dispose() => _workshop.Dispose();

    private static VersionedReference Self(string version, string file, int line = 1) => Exact(Own, version, file, line).As(ReferenceKind.Self);

    private static VersionedReference Declared(string version, int line) => Self(version, "docs/start.md", line).Under(RuleMeaning.Self);
}

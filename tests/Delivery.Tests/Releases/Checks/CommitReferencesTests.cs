using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Releases.Checks;
using KubeStellar.Delivery.Releases.Gate;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Releases.Checks;

public sealed class CommitReferencesTests : IDisposable
{
    private const string Own = "ghcr.io/kubestellar-sample/kubestellar/controller-manager";

    private readonly TemporaryRepository _repository = new();
    private readonly TemporaryDirectory _folder = new();

    public CommitReferencesTests() => _repository.Commit(
        "first", ("go.mod", "module github.com/kubestellar-sample/kubestellar\n\ngo 1.19\n"),
        (".goreleaser.yaml", $"kos:\n- repository: {Own}\n  main: ./cmd/controller-manager\n  tags: ['{{{{.Version}}}}']\n  bare: true\n  platforms: [linux/amd64]\n"));

    [Fact]
    public async Task A_commit_that_names_no_release_of_its_own_passes()
    {
        Release("1.0.0", ("scripts/up.sh", "docker pull \"$1\"\n"));
        var plan = await PlanAsync("1.0.0");
        Assert.True(plan.IsClear);
        Assert.DoesNotContain(plan.Checks, check => check.Id.StartsWith("references.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_older_release_of_its_own_refuses_with_file_and_line()
    {
        Release("1.0.0", ("scripts/up.sh", $"set -e\ndocker pull {Own}:0.9.0\n"));
        var plan = await PlanAsync("1.0.0");
        var refused = Assert.Single(plan.Checks, check => check.Refuses);
        Assert.Equal(("references.no-self", "kubestellar-sample/kubestellar scripts/up.sh:2"), (refused.Id, refused.Subject));
        Assert.Contains(Own + " 0.9.0", refused.Actual, StringComparison.Ordinal);
        Assert.Contains("scripts/up.sh:2", Assert.Throws<ReleaseRefusedException>(plan.EnsureClear).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Declared_places_name_the_release_and_all_that_do_not_are_listed_together()
    {
        Release(
            "1.0.0", (".nuke/references.yaml", "rules:\n- path: scripts/**\n  is: self\n  reason: people copy these\n"),
            ("scripts/a.sh", $"docker pull {Own}:1.0.0\n"), ("scripts/b.sh", $"docker pull {Own}:0.9.0\n"), ("scripts/c.sh", $"\ndocker pull {Own}:0.8.0\n"));
        var refused = Assert.Single((await PlanAsync("1.0.0")).Checks, check => check.Refuses);
        Assert.Equal(("references.no-self", "kubestellar-sample/kubestellar"), (refused.Id, refused.Subject));
        Assert.Equal(
            "scripts/b.sh:1: 0.9.0, expected 1.0.0, the release that is being made; scripts/c.sh:2: 0.8.0, expected 1.0.0, the release that is being made", refused.Actual);
        Assert.Contains("UpdateReferences", refused.Fix, StringComparison.Ordinal);
        Assert.EndsWith("--release 1.0.0", refused.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_that_are_malformed_refuse()
    {
        Release("1.0.0", (".nuke/references.yaml", "rules:\n- path: scripts/[\n  is: self\n  reason: people copy these\n"));
        var refused = (await PlanAsync("1.0.0")).Checks.Where(check => check.Refuses).ToList();
        Assert.Equal(["references.no-self", "references.resolve"], refused.Select(check => check.Id).Order(StringComparer.Ordinal));
        Assert.All(refused, check => Assert.Contains(".nuke/references.yaml:2", check.Subject, StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_who_stops_waiting_leaves_the_answer_to_the_other()
    {
        Release("1.0.0", ("scripts/up.sh", $"docker pull {Own}:0.9.0\n"));
        using var source = SourceRepository.Open(_repository.Folder);
        var references = new CommitReferences([source.Location], KubeStellarFamily.Repositories, new ReferenceLookup(_ => [], TimeSpan.FromSeconds(1)), new Dictionary<string, string>());
        var candidate = ReleaseCandidate.Of("kubestellar-sample/kubestellar", source, "1.0.0");
        var (self, resolve) = (references.Checks[0], references.Checks[1]);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => resolve.EvaluateAsync(candidate, new CancellationToken(canceled: true)));
        Assert.True((await self.EvaluateAsync(candidate, CancellationToken.None))!.Refuses);
    }

    [Fact]
    public async Task What_the_work_tree_holds_plays_no_part()
    {
        Release("1.0.0");
        _repository.Write("scripts/up.sh", $"docker pull {Own}:0.9.0\n");
        Assert.DoesNotContain((await PlanAsync("1.0.0")).Checks, check => check.Refuses && check.Id == "references.no-self");
    }

    [Fact]
    public async Task A_version_that_a_sibling_has_not_released_refuses_and_one_that_it_has_passes()
    {
        using var sibling = new TemporaryRepository();
        sibling.Commit("first", ("go.mod", "module github.com/kubestellar-sample/addon\n\ngo 1.19\n"));
        sibling.Tag("v0.2.0");
        Release("1.0.0", ("README.md", "Get https://github.com/kubestellar-sample/addon/archive/refs/tags/v0.2.0.tar.gz\n"));
        var right = await PlanAsync("1.0.0", sibling.Folder);
        Assert.True(right.IsClear);
        Assert.Contains(right.Checks, check => check is { Id: "references.resolve", Ok: true, IsCheckable: true });
        Release("1.1.0", ("README.md", "Get\nhttps://github.com/kubestellar-sample/addon/archive/refs/tags/v0.3.0.tar.gz\n"));
        var refused = Assert.Single((await PlanAsync("1.1.0", sibling.Folder)).Checks, check => check.Refuses);
        Assert.Equal(("references.resolve", "kubestellar-sample/kubestellar README.md:2"), (refused.Id, refused.Subject));
        Assert.Equal("kubestellar-sample/addon has no git tag v0.3.0", refused.Actual);
        Assert.EndsWith("--artifact kubestellar-sample/addon --to 0.2.0", refused.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chart_of_a_source_that_is_released_together_is_known_by_its_own_files()
    {
        using var sibling = new TemporaryRepository();
        sibling.Commit(
            "first", ("go.mod", "module github.com/kubestellar/ocm-status-addon\n\ngo 1.19\n"),
            (".goreleaser.yaml", "kos:\n- repository: ghcr.io/kubestellar/ocm-status-addon\n  main: ./cmd/ocm-status-addon\n  tags: ['{{.Version}}']\n  bare: true\n  platforms: [linux/amd64]\n"),
            ("chart/Chart.yaml", "apiVersion: v2\nname: ocm-status-addon-chart\nversion: 0.1.0\n"));
        sibling.Tag("v0.2.0");
        Release("1.0.0", ("scripts/up.sh", "helm install addon oci://ghcr.io/kubestellar/ocm-status-addon-chart --version v0.2.0\n"));
        Assert.Contains((await PlanAsync("1.0.0", sibling.Folder)).Checks, check => check is { Id: "references.resolve", Ok: true, IsCheckable: true });
        Release("1.1.0", ("scripts/up.sh", "helm install addon oci://ghcr.io/kubestellar/ocm-status-addon-chart --version v0.3.0\n"));
        var refused = Assert.Single((await PlanAsync("1.1.0", sibling.Folder)).Checks, check => check.Refuses);
        Assert.Equal(("references.resolve", "kubestellar-sample/kubestellar scripts/up.sh:1"), (refused.Id, refused.Subject));
    }

    [Fact]
    public async Task What_nobody_can_tell_leaves_the_question_open()
    {
        Release("1.0.0", ("deploy.yaml", "image: registry.example.org/others/proxy:1.2.3\n"));
        var open = Assert.Single((await PlanAsync("1.0.0")).Checks, check => !check.IsCheckable);
        Assert.Equal(("references.resolve", true), (open.Id, open.Ok));
        Assert.Equal("not checkable: registry.example.org could not be asked: image registry.example.org/others/proxy 1.2.3", open.Actual);
    }

    [Fact]
    public async Task Modules_and_sources_of_others_are_not_asked_for()
    {
        Release("1.0.0", ("README.md", "Get https://github.com/others/tool/archive/refs/tags/v1.2.3.tar.gz\n"));
        Assert.DoesNotContain((await PlanAsync("1.0.0")).Checks, check => check.Id == "references.resolve");
    }

    [Fact]
    public async Task A_release_to_a_local_place_may_go_without_them()
    {
        Release("1.0.0", ("scripts/up.sh", $"docker pull {Own}:0.9.0\n"));
        var plan = await PlanAsync("1.0.0", null, SkippedChecks.Of(["references.no-self"], Target));
        Assert.True(plan.IsClear);
        Assert.Equal(["references.no-self"], plan.Checks.Where(check => check.IsSkipped).Select(check => check.Id));
    }

    [Fact]
    public async Task Without_a_tag_there_is_nothing_to_say()
    {
        Assert.DoesNotContain((await PlanAsync("9.9.9")).Checks, check => check.Id.StartsWith("references.", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _repository.Dispose();
        _folder.Dispose();
    }

    private LayoutTarget Target => new(_folder["registry"], "registry");

    private void Release(string version, params IEnumerable<(string Path, string Text)> files)
    {
        _repository.Commit(version, files);
        _repository.Tag("v" + version);
    }

    private async Task<ReleasePlan> PlanAsync(string version, string? sibling = null, SkippedChecks? skipped = null)
    {
        using var source = SourceRepository.Open(_repository.Folder);
        var references = new CommitReferences([source.Location, .. sibling is null ? Array.Empty<string>() : [sibling]], KubeStellarFamily.Repositories, new ReferenceLookup(_ => [], TimeSpan.FromSeconds(1)), new Dictionary<string, string>());
        return await new ReleasePlanner(Target, of => [.. SourceChecks.OfUpstream, .. references.Checks], new Dictionary<string, string>()) { Skipped = skipped ?? SkippedChecks.None }
            .PlanAsync(version, [source], [], CancellationToken.None);
    }
}

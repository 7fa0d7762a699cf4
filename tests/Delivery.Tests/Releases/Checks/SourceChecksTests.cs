using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Releases.Checks;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Releases.Checks;

public sealed class SourceChecksTests : IDisposable
{
    private readonly TemporaryRepository _repository = new();

    public SourceChecksTests()
    {
        _repository.Commit("first", ("a.txt", "a"));
        _repository.Tag("v1.0.0");
    }

    [Fact]
    public async Task A_clean_checkout_at_its_tag_passes_every_check()
    {
        _repository.AddRemote();
        var results = await EvaluateAsync("1.0.0");
        Assert.All(results, result => Assert.True(result.Ok, result.ToString()));
        Assert.Equal(["version.semantic", "tag.exists", "tag.is-head", "tag.matches-remote", "tree.clean"], results.Select(result => result.Id));
    }

    [Theory]
    [InlineData("open-cluster-management-io/clusteradm", true)]
    [InlineData("kubestellar/kubeflex", false)]
    public async Task A_side_image_is_built_from_its_upstream_alone(string name, bool ok)
    {
        using var source = SourceRepository.Open(_repository.Folder);
        var verdict = await new IsUpstreamCheck(KubeStellarFamily.Clusteradm).EvaluateAsync(ReleaseCandidate.Of(name, source, "1.0.0"), CancellationToken.None);
        Assert.Equal(("source.is-upstream", ok, name), (verdict!.Id, verdict.Ok, verdict.Actual));
    }

    [Fact]
    public async Task A_version_that_is_not_semantic_is_refused()
    {
        var violation = Violation(await EvaluateAsync("v1.0.0"), "version.semantic");
        Assert.Contains("give 1.0.0", violation.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_tag_is_refused_and_the_newest_releases_are_named()
    {
        var violation = Violation(await EvaluateAsync("1.0.1"), "tag.exists");
        Assert.Contains("v1.0.0", violation.Actual, StringComparison.Ordinal);
        Assert.Contains("git tag v1.0.1", violation.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_that_names_no_commit_is_refused()
    {
        _repository.Git.Tags.Add("v2.0.0", _repository.Git.Head.Tip.Tree);
        Assert.Contains("another kind of object", Violation(await EvaluateAsync("2.0.0"), "tag.exists").Actual, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_on_another_commit_than_HEAD_is_refused_and_both_are_named()
    {
        var tagged = _repository.Head;
        var head = _repository.Commit("second", ("a.txt", "b"));
        var violation = Violation(await EvaluateAsync("1.0.0"), "tag.is-head");
        Assert.Contains(tagged, violation.Expected, StringComparison.Ordinal);
        Assert.Contains(head, violation.Actual, StringComparison.Ordinal);
        Assert.Contains("branch main", violation.Actual, StringComparison.Ordinal);
        Assert.Contains("checkout v1.0.0", violation.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_detached_HEAD_at_another_commit_is_said_to_be_detached()
    {
        var first = _repository.Head;
        _repository.Commit("second", ("a.txt", "b"));
        _repository.Tag("v1.1.0");
        LibGit2Sharp.Commands.Checkout(_repository.Git, first);
        var violation = Violation(await EvaluateAsync("1.1.0"), "tag.is-head");
        Assert.Contains("(detached, tagged v1.0.0)", violation.Actual, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_detached_HEAD_at_the_tag_is_what_workflows_check_out_and_passes()
    {
        LibGit2Sharp.Commands.Checkout(_repository.Git, _repository.Head);
        Assert.All(await EvaluateAsync("1.0.0"), result => Assert.True(result.Ok, result.ToString()));
    }

    [Fact]
    public async Task A_shallow_clone_without_the_tag_is_told_to_fetch_it()
    {
        _repository.Commit("second", ("a.txt", "b"));
        using var folder = new TemporaryDirectory();
        await new Command("git").With("clone", "--quiet", "--depth", "1", "--no-tags", "file://" + _repository.Folder, folder["shallow"]).RunAsync(CancellationToken.None);
        using var source = SourceRepository.Open(folder["shallow"]);
        Assert.True(source.IsShallow);
        var violation = Violation(await EvaluateAsync("1.0.0", source), "tag.exists");
        Assert.Contains("shallow", violation.Actual, StringComparison.Ordinal);
        Assert.Contains("git fetch --unshallow --tags", violation.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shallow_clone_at_the_tag_has_all_that_a_release_needs()
    {
        using var folder = new TemporaryDirectory();
        await new Command("git").With("clone", "--quiet", "--depth", "1", "--branch", "v1.0.0", "file://" + _repository.Folder, folder["shallow"]).RunAsync(CancellationToken.None);
        using var source = SourceRepository.Open(folder["shallow"]);
        Assert.All(await EvaluateAsync("1.0.0", source), result => Assert.True(result.Ok, result.ToString()));
    }

    [Fact]
    public async Task A_tag_that_the_remote_moved_is_refused()
    {
        _repository.AddRemote();
        var moved = _repository.Commit("second", ("a.txt", "b"));
        _repository.Tag("v1.0.0");
        _repository.Push();
        LibGit2Sharp.Commands.Checkout(_repository.Git, "HEAD~1");
        _repository.Tag("v1.0.0");
        var violation = Violation(await EvaluateAsync("1.0.0"), "tag.matches-remote");
        Assert.Contains(moved, violation.Actual, StringComparison.Ordinal);
        Assert.Contains("remote origin", violation.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_remote_without_the_tag_passes()
    {
        _repository.AddRemote();
        _repository.Tag("v1.0.1");
        var result = Assert.Single(await EvaluateAsync("1.0.1"), result => result.Id == "tag.matches-remote");
        Assert.True(result.Ok);
        Assert.Equal("not there yet", result.Actual);
    }

    [Fact]
    public async Task A_remote_that_cannot_be_asked_proves_nothing_and_is_refused()
    {
        _repository.Git.Network.Remotes.Add("origin", "/nowhere/at/all.git");
        Violation(await EvaluateAsync("1.0.0"), "tag.matches-remote");
    }

    [Fact]
    public async Task Upstream_is_asked_before_origin()
    {
        _repository.Git.Network.Remotes.Add("origin", "/nowhere/at/all.git");
        _repository.AddRemote("upstream");
        Assert.All(await EvaluateAsync("1.0.0"), result => Assert.True(result.Ok, result.ToString()));
    }

    [Fact]
    public async Task A_dirty_tree_is_refused_and_its_files_are_named()
    {
        _repository.Write("a.txt", "changed");
        _repository.Write("b.txt", "new");
        Assert.Equal("a.txt, b.txt", Violation(await EvaluateAsync("1.0.0"), "tree.clean").Actual);
    }

    [Fact]
    public async Task All_violations_are_reported_together()
    {
        _repository.Commit("second", ("a.txt", "b"));
        _repository.Write("b.txt", "new");
        var refusal = new ReleaseRefusedException("1.0.0", await EvaluateAsync("1.0.0"));
        Assert.Contains("tag.is-head", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("tree.clean", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upstream_may_be_at_any_commit_and_dirty()
    {
        _repository.Commit("second", ("a.txt", "b"));
        _repository.Write("b.txt", "new");
        using var source = SourceRepository.Open(_repository.Folder);
        var candidate = ReleaseCandidate.Of("name", source, "1.0.0");
        foreach (var check in SourceChecks.OfUpstream)
        {
            Assert.True((await check.EvaluateAsync(candidate, CancellationToken.None))?.Ok ?? true);
        }
    }

    [Fact]
    public async Task Nobody_is_told_to_make_an_upstreams_tag()
    {
        using var source = SourceRepository.Open(_repository.Folder);
        var candidate = ReleaseCandidate.Of("name", source, "7.7.7");
        var results = await Task.WhenAll(SourceChecks.OfUpstream.Select(check => check.EvaluateAsync(candidate, CancellationToken.None)));
        Assert.DoesNotContain("git tag", Violation([.. results.OfType<CheckResult>()], "tag.exists").Fix, StringComparison.Ordinal);
    }

    public void Dispose() => _repository.Dispose();

    private static CheckResult Violation(IReadOnlyList<CheckResult> results, string id)
    {
        var violation = Assert.Single(results, result => !result.Ok);
        Assert.Equal(id, violation.Id);
        Assert.NotEmpty(violation.Fix);
        return violation;
    }

    private async Task<IReadOnlyList<CheckResult>> EvaluateAsync(string version)
    {
        using var source = SourceRepository.Open(_repository.Folder);
        return await EvaluateAsync(version, source);
    }

    private static async Task<IReadOnlyList<CheckResult>> EvaluateAsync(string version, SourceRepository source)
    {
        var candidate = ReleaseCandidate.Of("name", source, version);
        var results = await Task.WhenAll(SourceChecks.For(source).Select(check => check.EvaluateAsync(candidate, CancellationToken.None)));
        return [.. results.OfType<CheckResult>()];
    }
}

using KubeStellar.Delivery.GitHub;
using KubeStellar.Delivery.Releases;
using KubeStellar.Testing.GitHub;

namespace KubeStellar.Delivery.Tests.GitHub;

public sealed class GitHubReleaseTests : IAsyncDisposable
{
    private readonly GitHubWorkshop _shop = new();

    [Fact]
    public async Task A_release_is_a_draft_first_and_published_last()
    {
        var report = await _shop.ReleaseAsync();
        _shop.RequireComplete();
        Assert.Equal(
            ["POST /repos/owner/tool/releases", .. GitHubWorkshop.Names.Select(name => $"?name={name}"), "PATCH"],
            _shop.GitHub.Writes.Select(write => write.Contains('?', StringComparison.Ordinal) ? write[write.IndexOf('?', StringComparison.Ordinal)..] : write.StartsWith("PATCH", StringComparison.Ordinal) ? "PATCH" : write));
        var release = _shop.Published;
        Assert.Equal(("v1.0.0", "v1.0.0", false, "true"), (release.TagName, release.Name, release.Prerelease, release.MakeLatest));
        var reported = report.Artifacts[^1];
        Assert.Equal(("github-release", "https://github.com/owner/tool/releases/tag/v1.0.0", ArtifactStatus.Published), (reported.Kind, reported.Reference, reported.Status));
        Assert.Contains(_shop.Journal.About(reported.Reference), entry => entry.Event == Delivery.Releases.Journal.JournalEvent.Announced);
    }

    [Fact]
    public async Task Nothing_is_published_while_a_tag_is_missing_in_the_registry()
    {
        await _shop.ReleaseAsync();
        _shop.Reset();
        Directory.Delete(_shop.Folder["registry"], recursive: true);
        var seen = false;
        _shop.GitHub.Fault = request =>
        {
            seen |= request.StartsWith("PATCH", StringComparison.Ordinal) && File.ReadAllText(_shop.Folder["registry/ghcr.io/owner/tool/archives/index.json"]).Contains("1.0.0", StringComparison.Ordinal);
            return FakeFault.None;
        };
        await _shop.ReleaseAsync();
        Assert.True(seen);
    }

    [Fact]
    public async Task The_notes_list_the_commits_since_the_release_before_and_the_digests()
    {
        var report = await _shop.ReleaseAsync();
        var notes = _shop.Published.Body!;
        Assert.StartsWith($"{ReleaseNotes.Mark}\n## Changelog\n\n* {_shop.Source.Head} Teach it more\n* ", notes, StringComparison.Ordinal);
        Assert.Contains(" Mend the tool\n", notes, StringComparison.Ordinal);
        Assert.DoesNotContain("Start", notes, StringComparison.Ordinal);
        Assert.Contains($"| archives | `ghcr.io/owner/tool/archives:1.0.0` | `{report.Artifacts[0].Digest}` |", notes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        await _shop.ReleaseAsync();
        var writes = _shop.GitHub.Writes.Count;
        var again = await _shop.ReleaseAsync();
        Assert.Equal(writes, _shop.GitHub.Writes.Count);
        Assert.Equal(ArtifactStatus.Unchanged, again.Artifacts[^1].Status);
    }

    [Theory]
    [InlineData("1.0.0", "v1.1.0", false, "false")]
    [InlineData("1.0.0", "v0.9.0", false, "true")]
    [InlineData("1.0.0", "v2.0.0-rc.1", true, "true")]
    [InlineData("1.0.0", "nightly", false, "true")]
    public async Task Only_the_greatest_release_becomes_the_latest(string version, string other, bool prerelease, string expected)
    {
        _shop.Repository.Add(other, draft: false).Prerelease = prerelease;
        await _shop.ReleaseAsync(version);
        Assert.Equal(expected, _shop.Repository.Releases[^1].MakeLatest);
    }

    [Fact]
    public async Task A_pre_release_is_marked_and_never_the_latest()
    {
        _shop.Source.Tag("v1.1.0-rc.1");
        _shop.Reset();
        await _shop.ReleaseAsync("1.1.0-rc.1");
        Assert.Equal((true, "false"), (_shop.Published.Prerelease, _shop.Published.MakeLatest));
    }

    [Fact]
    public async Task The_one_draft_that_is_there_is_taken_over_with_what_people_wrote()
    {
        var draft = _shop.Repository.Add("v1.0.0", draft: true);
        (draft.Name, draft.Body) = ("The first", "Thanks to all.\r\n");
        await _shop.ReleaseAsync();
        _shop.RequireComplete();
        Assert.Equal("The first", _shop.Published.Name);
        Assert.StartsWith($"Thanks to all.\n\n{ReleaseNotes.Mark}\n## Changelog", _shop.Published.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_drafts_the_one_that_a_run_began_is_taken()
    {
        _shop.Repository.Add("v1.0.0", draft: true);
        var ours = _shop.Repository.Add("v1.0.0", draft: true);
        ours.Body = ReleaseNotes.Mark;
        await _shop.ReleaseAsync();
        Assert.Same(ours, _shop.Published);
        _shop.RequirePublishedWhole();
    }

    [Fact]
    public async Task Drafts_are_found_behind_many_other_releases()
    {
        var draft = _shop.Repository.Add("v1.0.0", draft: true);
        for (var i = 0; i < 250; i++)
        {
            _shop.Repository.Add($"v0.{i}.1", draft: false);
        }

        await _shop.ReleaseAsync();
        Assert.False(draft.Draft);
        Assert.Equal(251, _shop.Repository.Releases.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Half_uploads_and_other_bytes_in_a_draft_are_replaced(bool tellsDigests)
    {
        _shop.Repository.TellsDigests = tellsDigests;
        var name = GitHubWorkshop.Names[1];
        var draft = _shop.Repository.Add(
            "v1.0.0", draft: true,
            (GitHubWorkshop.Names[0], [], "starter"), (name, [.. GitHubWorkshop.ContentOf(name).Reverse()], "uploaded"), ("left.tar.gz", [], "starter"));
        await _shop.ReleaseAsync();
        Assert.False(draft.Draft);
        _shop.RequireComplete();
    }

    [Fact]
    public async Task Whole_files_of_a_draft_are_not_uploaded_again()
    {
        var name = GitHubWorkshop.Names[1];
        _shop.Repository.Add("v1.0.0", draft: true, (name, GitHubWorkshop.ContentOf(name), "uploaded"));
        await _shop.ReleaseAsync();
        Assert.DoesNotContain(_shop.GitHub.Writes, write => write.EndsWith(name, StringComparison.Ordinal));
        _shop.RequireComplete();
    }

    [Fact]
    public async Task Two_drafts_that_runs_created_at_once_become_one()
    {
        FakeRelease? first = null;
        _shop.GitHub.Fault = request =>
        {
            if (first is null && request == "POST /repos/owner/tool/releases")
            {
                first = _shop.Repository.Add("v1.0.0", draft: true);
                first.Body = ReleaseNotes.Mark;
            }

            return FakeFault.None;
        };
        await _shop.ReleaseAsync();
        Assert.Same(first, _shop.Published);
        _shop.RequireComplete();
    }

    [Fact]
    public async Task A_draft_that_someone_changes_meanwhile_is_not_published()
    {
        _shop.GitHub.Fault = request =>
        {
            if (request.EndsWith("checksums.txt", StringComparison.Ordinal))
            {
                _shop.Repository.Releases[0].Assets.Add(new FakeAsset { Id = 1, Name = "other.tar.gz", Content = [1], State = "uploaded" });
            }

            return FakeFault.None;
        };
        var error = await Assert.ThrowsAsync<GitHubReleaseChangedException>(() => _shop.ReleaseAsync());
        Assert.Contains("other.tar.gz", error.Fault.Found, StringComparison.Ordinal);
        Assert.True(_shop.Repository.Releases[0].Draft);
    }

    [Fact]
    public async Task The_token_of_a_job_may_write_although_GitHub_does_not_say_so()
    {
        _shop.GitHub.Tokens[GitHubWorkshop.Token] = FakeToken.App;
        var report = await _shop.ReleaseAsync();
        Assert.Contains(report.Checks, check => check is { Id: "github.access", IsCheckable: false });
        _shop.RequireComplete();
    }

    public ValueTask DisposeAsync() => _shop.DisposeAsync();
}

using KubeStellar.Delivery.GitHub;
using KubeStellar.Delivery.Releases;
using KubeStellar.Testing.GitHub;

namespace KubeStellar.Delivery.Tests.GitHub;

public sealed class GitHubRefusalTests : IAsyncDisposable
{
    private readonly GitHubWorkshop _shop = new();

    [Theory]
    [InlineData(null, "no token")]
    [InlineData("canary-wrong-4711", "401: Bad credentials")]
    [InlineData("canary-reader-4711", "a token that may not write")]
    public async Task A_token_that_may_not_write_is_refused_and_never_shown(string? token, string found)
    {
        _shop.GitHub.Tokens["canary-reader-4711"] = FakeToken.Reader;
        _shop.Environment["GITHUB_TOKEN"] = token ?? "";
        var refusal = await RefusedAsync("github.access");
        Assert.Equal(found, refusal.Actual);
        Assert.DoesNotContain("canary", $"{refusal}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_release_with_other_bytes_is_refused()
    {
        var name = GitHubWorkshop.Names[1];
        _shop.Repository.Add("v1.0.0", draft: false, (GitHubWorkshop.Names[0], GitHubWorkshop.ContentOf(GitHubWorkshop.Names[0]), "uploaded"), (name, [1, 2, 3], "uploaded"), ("more.zip", [1], "uploaded"));
        var refusal = await RefusedAsync("github.release");
        Assert.Equal($"a published release with checksums.txt missing, {name} with other bytes, more.zip, which is no file of this release", refusal.Actual);
    }

    [Fact]
    public async Task A_whole_file_of_someone_else_in_a_draft_is_refused()
    {
        _shop.Repository.Add("v1.0.0", draft: true, ("slides.pdf", [1], "uploaded"));
        Assert.Contains("slides.pdf", (await RefusedAsync("github.release", drafts: 1)).Actual, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_drafts_that_nobody_can_tell_apart_are_refused()
    {
        _shop.Repository.Add("v1.0.0", draft: true);
        _shop.Repository.Add("v1.0.0", draft: true);
        Assert.Equal("2 drafts", (await RefusedAsync("github.release", drafts: 2)).Actual);
    }

    [Fact]
    public async Task A_tag_that_GitHub_lacks_or_has_at_another_commit_is_refused()
    {
        _shop.Repository.Tags.Remove("v1.0.0");
        Assert.Equal("no such tag", (await RefusedAsync("github.tag")).Actual);
        _shop.Repository.Tags["v1.0.0"] = new string('a', 40);
        Assert.Equal($"commit {new string('a', 40)}", (await RefusedAsync("github.tag")).Actual);
    }

    [Fact]
    public async Task A_source_that_is_not_on_GitHub_is_refused_unless_the_environment_names_its_repository()
    {
        _shop.Environment["GITHUB_SERVER_URL"] = "https://github.example.org";
        Assert.Equal("a repository on GitHub", (await RefusedAsync("github.access")).Expected);
        _shop.Environment["GITHUB_REPOSITORY"] = "owner/tool";
        await _shop.ReleaseAsync();
        _shop.RequireComplete();
    }

    [Fact]
    public async Task A_repository_that_does_not_exist_is_refused()
    {
        _shop.Environment["GITHUB_REPOSITORY"] = "owner/other";
        Assert.Equal("404: Not Found", (await RefusedAsync("github.access")).Actual);
    }

    [Fact]
    public async Task A_used_up_rate_limit_says_when_to_run_again()
    {
        _shop.GitHub.Fault = _ => FakeFault.RateLimit;
        Assert.Contains("after 2030-01-02 03:04:05 UTC", (await RefusedAsync("github.access")).Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named()
    {
        await _shop.GitHub.DisposeAsync();
        Assert.Contains(_shop.GitHub.Address, (await RefusedAsync("github.access")).Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://github.example.org/api")]
    [InlineData("https://user:secret@github.example.org/api")]
    [InlineData("nowhere")]
    [InlineData("file:///tmp")]
    public void A_token_is_never_sent_in_the_clear(string address)
    {
        var error = Assert.Throws<GitHubAddressException>(() => GitHubAccess.Of(new Dictionary<string, string> { ["GITHUB_API_URL"] = address }));
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://github.com/owner/name", true, null, "owner/name")]
    [InlineData("https://GitHub.com/owner/name", true, "", "owner/name")]
    [InlineData("https://github.com/owner/name", true, "fork/name", "fork/name")]
    [InlineData("https://github.com/owner/name", false, "fork/name", "owner/name")]
    [InlineData("https://gitlab.com/owner/name", true, null, null)]
    [InlineData("https://github.com/owner", true, null, null)]
    [InlineData(null, true, "../..", null)]
    [InlineData(null, true, "a/b?c", null)]
    public void The_repository_is_the_jobs_or_that_of_the_sources_address(string? source, bool alone, string? variable, string? expected)
    {
        var access = GitHubAccess.Of(new Dictionary<string, string> { ["GITHUB_REPOSITORY"] = variable ?? "" });
        Assert.Equal(expected, access.RepositoryOf(source, alone)?.ToString());
    }

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    private async Task<CheckResult> RefusedAsync(string id, int drafts = 0)
    {
        var releases = _shop.Repository.Releases.Count;
        var refusal = await Assert.ThrowsAsync<ReleaseRefusedException>(() => _shop.ReleaseAsync());
        Assert.Empty(_shop.GitHub.Writes);
        Assert.Equal(releases, _shop.Repository.Releases.Count);
        Assert.Equal(drafts, _shop.Repository.Releases.Count(release => release.Draft));
        Assert.False(Directory.Exists(_shop.Folder["registry"]), "a refused release wrote to its target");
        return Assert.Single(refusal.Checks, check => check.Refuses && check.Id == id);
    }
}

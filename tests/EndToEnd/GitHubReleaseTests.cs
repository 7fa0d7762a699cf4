using KubeStellar.Testing;
using KubeStellar.Testing.GitHub;

namespace KubeStellar.EndToEnd;

public sealed class GitHubReleaseTests : IAsyncDisposable
{
    private const string Token = "canary-token-4711";
    private static readonly string[] Release = ["Release", "--version", "0.1.0", "--github-release"];
    private static readonly string[] Repositories = ["kubestellar-sample/kubestellar", "kubestellar-sample/ocm-status-addon"];

    private static readonly (string, string?) AsInTheWorkflow = ("NUKE_GITHUB_RELEASE", "true");

    private readonly BuildScript _build = new();
    private readonly FakeGitHub _github = FakeGitHub.Start();

    [SkippableFact]
    public async Task The_sample_is_announced_with_archives_of_the_programs_of_its_images()
    {
        await AnnounceTagsAsync();
        var dry = await RunAsync([.. Release, "--dry-run"]);
        Assert.Contains("none, to be made as a draft and published", dry, StringComparison.Ordinal);
        Assert.Empty(_github.Writes);

        var output = await RunAsync(Release);
        Assert.DoesNotContain(Token, output, StringComparison.Ordinal);
        foreach (var repository in Repositories)
        {
            var release = Assert.Single(_github.Repository(repository).Releases);
            var name = repository.Split('/')[1];
            Assert.False(release.Draft);
            Assert.Equal(["checksums.txt", $"{name}_0.1.0_linux_amd64.tar.gz", $"{name}_0.1.0_linux_arm64.tar.gz"], release.Assets.Select(asset => asset.Name).Order(StringComparer.Ordinal));
            Assert.Contains($"ghcr.io/{repository}/archives:0.1.0", release.Body, StringComparison.Ordinal);
        }

        var oras = await TestTools.RequireAsync("oras");
        await oras.Prepare("pull", "--oci-layout", "-o", _build.Folder["pulled"], $"{_build.Folder["output/registry/ghcr.io/kubestellar-sample/kubestellar/archives"]}:0.1.0").RunAsync(CancellationToken.None);
        Assert.Equal(3, Directory.GetFiles(_build.Folder["pulled"]).Length);
    }

    [SkippableFact]
    public async Task What_the_release_workflow_joins_and_promotes_is_announced_when_it_is_promoted()
    {
        await AnnounceTagsAsync();
        await RunAsync(["Release", "--version", "0.1.0", "--platform", "linux/amd64", "--partial", _build.Folder["parts/amd64"]]);
        await RunAsync(["Release", "--version", "0.1.0", "--platform", "linux/arm64", "--partial", _build.Folder["parts/arm64"]]);
        await RunAsync(["Rehearse", "--version", "0.1.0", "--registry", "oci:rehearsal", "--merge", $"{_build.Folder["parts/amd64"]},{_build.Folder["parts/arm64"]}"], AsInTheWorkflow);
        Assert.Empty(_github.Requests);

        await RunAsync(["Promote", "--version", "0.1.0", "--from", "oci:rehearsal"], AsInTheWorkflow);
        foreach (var repository in Repositories)
        {
            var release = Assert.Single(_github.Repository(repository).Releases);
            Assert.False(release.Draft);
            Assert.Equal(3, release.Assets.Count);
        }
    }

    [SkippableFact]
    public async Task Without_a_token_nothing_is_built()
    {
        var result = await _build.RunAsync(Release, ("GITHUB_API_URL", _github.Address), ("GITHUB_TOKEN", null), ("GITHUB_REPOSITORY", null));
        Assert.Equal(255, result.ExitCode);
        Assert.Contains("github.access", result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("set GITHUB_TOKEN", result.StandardOutput, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_build.Folder["output/staging"]));
        Assert.Empty(_github.Requests);
    }

    public async ValueTask DisposeAsync()
    {
        await _github.DisposeAsync();
        _build.Dispose();
    }

    // The sample's commits are the same everywhere, and a report tells them.
    private async Task AnnounceTagsAsync()
    {
        _github.Tokens[Token] = FakeToken.Writer;
        var report = await _build.ReportOfAsync(["Rehearse", "--version", "0.1.0"]);
        foreach (var artifact in report.GetProperty("artifacts").EnumerateArray())
        {
            _github.Repository(artifact.GetProperty("repository").GetString()!).Tags["v0.1.0"] = artifact.GetProperty("commit").GetString()!;
        }
    }

    private async Task<string> RunAsync(IEnumerable<string> arguments, params (string, string?)[] environment)
    {
        var result = await _build.RunAsync(arguments, [("GITHUB_API_URL", _github.Address), ("GITHUB_TOKEN", Token), ("GITHUB_REPOSITORY", null), .. environment]);
        Assert.True(result.ExitCode == 0, $"exit code {result.ExitCode}\n{result.StandardOutput}\n{result.StandardError}");
        return result.StandardOutput;
    }
}

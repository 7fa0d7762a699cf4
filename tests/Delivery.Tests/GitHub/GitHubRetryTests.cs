using System.Collections.Concurrent;
using KubeStellar.Delivery.GitHub;
using KubeStellar.Oci;
using KubeStellar.Testing;
using KubeStellar.Testing.GitHub;
using Octokit;

namespace KubeStellar.Delivery.Tests.GitHub;

/// <summary>GitHub where it fails for a while.</summary>
public sealed class GitHubRetryTests : IAsyncDisposable
{
    private readonly GitHubWorkshop _shop = new();
    private readonly Notices _notices = new();

    private GitHubReleases Client => new(GitHubAccess.Of(_shop.Environment).WithRetries(new InstantTime(), _notices), new GitHubRepository("owner", "tool"));

    [Fact]
    public async Task What_only_reads_is_asked_again()
    {
        var count = 0;
        _shop.GitHub.Fault = _ => ++count < 3 ? FakeFault.Before : FakeFault.None;
        Assert.Empty(await Client.ListAsync());
        Assert.Equal(["status 502", "status 502"], _notices.All.Select(notice => notice.Reason));
    }

    [Theory]
    [InlineData(FakeFault.Before)]
    [InlineData(FakeFault.After)]
    public async Task A_release_is_never_made_twice_because_an_answer_is_missing(FakeFault fault)
    {
        _shop.GitHub.Fault = line => line.StartsWith("POST", StringComparison.Ordinal) ? fault : FakeFault.None;
        await Assert.ThrowsAsync<GitHubUnreachableException>(() => Client.CreateAsync(new NewRelease("v1.0.0") { Draft = true }));
        Assert.Empty(_notices.All);
        Assert.Equal(fault == FakeFault.After ? 1 : 0, _shop.Repository.Releases.Count);
    }

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    private sealed class Notices : IProgress<RetryNotice>
    {
        public ConcurrentQueue<RetryNotice> All { get; } = new();

        public void Report(RetryNotice value) => All.Enqueue(value);
    }
}

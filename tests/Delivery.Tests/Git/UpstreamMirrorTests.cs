using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Testing;
using LibGit2Sharp;

namespace KubeStellar.Delivery.Tests.Git;

public sealed class UpstreamMirrorTests : IDisposable
{
    private readonly TemporaryRepository _repository = new();
    private readonly TemporaryDirectory _cache = new();
    private readonly UpstreamMirror _mirror;

    public UpstreamMirrorTests() => _mirror = new UpstreamMirror(_cache.FullPath, KubeStellarFamily.Repositories);

    [Fact]
    public async Task A_url_is_cloned_once_and_brought_up_to_date_at_each_use()
    {
        var (server, _, url) = await ServeAsync();
        await using var ending = server;
        using (var source = await _mirror.OpenAsync(url, CancellationToken.None))
        {
            Assert.Null(source.WorkTree);
            Assert.Equal(["v1.0.0"], source.Tags.Select(tag => tag.Name));
        }

        var second = _repository.Commit("second", ("a.txt", "b"));
        _repository.Tag("v1.1.0");
        _repository.Push();
        using var updated = await _mirror.OpenAsync(url, CancellationToken.None);
        Assert.Equal(second, updated.FindTag("v1.1.0")!.Commit!.Value.Hex);
        Assert.Single(Directory.EnumerateDirectories(_cache.FullPath), folder => File.Exists(Path.Combine(folder, "HEAD")));
    }

    [Fact]
    public async Task A_tag_that_moved_at_the_server_is_seen_where_it_is_now()
    {
        var (server, _, url) = await ServeAsync();
        await using var ending = server;
        (await _mirror.OpenAsync(url, CancellationToken.None)).Dispose();
        var moved = _repository.Commit("second", ("a.txt", "b"));
        _repository.Tag("v1.0.0");
        _repository.Push();
        using var source = await _mirror.OpenAsync(url, CancellationToken.None);
        Assert.Equal(moved, source.FindTag("v1.0.0")!.Commit!.Value.Hex);
    }

    [Fact]
    public async Task What_the_server_deleted_is_gone_and_HEAD_is_where_it_is_there()
    {
        var (server, bare, url) = await ServeAsync();
        await using var ending = server;
        (await _mirror.OpenAsync(url, CancellationToken.None)).Dispose();
        var second = _repository.Commit("second", ("a.txt", "b"));
        _repository.Tag("v1.1.0");
        _repository.Push();
        using (var there = new Repository(bare))
        {
            there.Tags.Remove("v1.0.0");
        }

        using var source = await _mirror.OpenAsync(url, CancellationToken.None);
        Assert.Equal(["v1.1.0"], source.Tags.Select(tag => tag.Name));
        Assert.Equal(second, source.Head!.Value.Hex);
    }

    [Fact]
    public async Task The_user_and_password_of_a_url_are_used_and_not_kept_on_disk()
    {
        var (server, _, url) = await ServeAsync();
        await using var ending = server;
        var named = url.Replace("://", "://someone:canary-4711@", StringComparison.Ordinal);
        foreach (var _ in new[] { "cloned", "brought up to date" })
        {
            using var source = await _mirror.OpenAsync(named, CancellationToken.None);

            Assert.Equal(named, Assert.Single(source.Remotes).Url);
            Assert.All(Directory.EnumerateFiles(_cache.FullPath, "*", SearchOption.AllDirectories), file =>
                Assert.DoesNotContain("canary-4711", File.ReadAllText(file, System.Text.Encoding.Latin1), StringComparison.Ordinal));
        }
    }

    public void Dispose()
    {
        _repository.Dispose();
        _cache.Dispose();
    }

    // A bare repository with one release, and the URL under which a server has it.
    private async Task<(TestGitServer Server, string Bare, string Url)> ServeAsync()
    {
        _repository.Commit("first", ("a.txt", "a"));
        _repository.Tag("v1.0.0");
        var bare = _repository.AddRemote();
        var server = await TestGitServer.StartAsync(Path.GetDirectoryName(bare)!);
        return (server, bare, $"{server.Address}/{Path.GetFileName(bare)}");
    }
}

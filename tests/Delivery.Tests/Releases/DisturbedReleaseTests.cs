using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;
using KubeStellar.Testing;
using KubeStellar.Testing.Faults;

namespace KubeStellar.Delivery.Tests.Releases;

/// <summary>Releases during which something else happens.</summary>
public sealed class DisturbedReleaseTests : IDisposable
{
    private readonly ReleaseWorkshop _shop = new();
    private readonly RemoteRegistry _client = new();

    [SkippableFact]
    public async Task A_git_tag_that_moves_while_content_is_pushed_is_found_right_before_the_first_tag_and_its_new_commit_can_be_released()
    {
        await using var registry = await TestRegistry.StartAsync();
        await using var proxy = await FaultProxy.StartAsync(registry.Host, new FaultRule(Requests.To("PUT", "*/manifests/claim-*"), Misbehave.ByRunningBefore(MoveTagAsync)).OnlyThe(1));
        var refusal = await Assert.ThrowsAsync<ReleaseRefusedException>(() => _shop.ReleaseAsync("1.0.0", new RegistryTarget(_client, proxy.Host)));
        Assert.Equal("tag.unmoved", Assert.Single(refusal.Checks, check => !check.Ok).Id);
        Assert.DoesNotContain(registry.Requests, request => request.StartsWith("PUT", StringComparison.Ordinal) && request.Contains("/manifests/1.0.0", StringComparison.Ordinal));
        Assert.Equal(ArtifactStatus.Published, (await _shop.ReleaseAsync("1.0.0", new RegistryTarget(_client, proxy.Host))).Status);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Latest_stays_with_the_greater_of_two_releases_that_are_published_at_one_time(bool after)
    {
        using var later = new ReleaseWorkshop();
        later.Source.Commit("later", ("cmd/hello/kodata/greeting.txt", "later\n"));
        later.Source.Tag("v1.1.0");
        await using var registry = await TestRegistry.StartAsync();
        Task PublishLaterAsync() => later.ReleaseAsync("1.1.0", new RegistryTarget(_client, registry.Host));
        await using var proxy = await FaultProxy.StartAsync(
            registry.Host, new FaultRule(Requests.WritesOf("latest"), after ? Misbehave.ByRunningAfter(PublishLaterAsync) : Misbehave.ByRunningBefore(PublishLaterAsync)));
        var released = await _shop.ReleaseAsync("1.0.0", new RegistryTarget(_client, proxy.Host));
        var repository = _client.Open(RepositoryName.Parse($"{registry.Host}/owner/hello"));
        Assert.Equal((await repository.ResolveAsync("1.1.0"))!.Digest, (await repository.ResolveAsync("latest"))!.Digest);
        Assert.Equal(released.Digest, (await repository.ResolveAsync("1.0.0"))!.Digest);
        Assert.Empty(released.MovingTags);
    }

    [SkippableFact]
    public async Task A_greater_release_that_moves_latest_while_it_is_read_back_is_no_stranger()
    {
        using var later = new ReleaseWorkshop();
        later.Source.Commit("later", ("cmd/hello/kodata/greeting.txt", "later\n"));
        later.Source.Tag("v1.1.0");
        await using var registry = await TestRegistry.StartAsync();
        Task PublishLaterAsync() => later.ReleaseAsync("1.1.0", new RegistryTarget(_client, registry.Host));
        await using var proxy = await FaultProxy.StartAsync(registry.Host, new FaultRule(Requests.ReadsOf("latest"), Misbehave.ByRunningBefore(PublishLaterAsync)).OnlyThe(2));
        Assert.Empty((await _shop.ReleaseAsync("1.0.0", new RegistryTarget(_client, proxy.Host))).MovingTags);
        var repository = _client.Open(RepositoryName.Parse($"{registry.Host}/owner/hello"));
        Assert.Equal((await repository.ResolveAsync("1.1.0"))!.Digest, (await repository.ResolveAsync("latest"))!.Digest);
    }

    [SkippableFact]
    public async Task Latest_that_a_killed_run_did_not_give_back_to_a_greater_release_is_given_back_by_its_next_run()
    {
        await _shop.ReleaseAsync("1.0.0");
        _shop.Source.Commit("later", ("cmd/hello/kodata/greeting.txt", "later\n"));
        _shop.Source.Tag("v1.1.0");
        var later = await _shop.ReleaseAsync("1.1.0");
        await _shop.Layout.TagAsync((await _shop.Layout.ResolveAsync("1.0.0"))!, "latest");
        LibGit2Sharp.Commands.Checkout(_shop.Source.Git, "v1.0.0");
        Assert.Empty((await _shop.ReleaseAsync("1.0.0")).MovingTags);
        Assert.Equal(later.Digest, (await _shop.Layout.ResolveAsync("latest"))!.Digest);
    }

    [SkippableFact]
    public async Task Tags_that_are_no_versions_stand_in_nobodys_way()
    {
        await _shop.ReleaseAsync("1.0.0");
        foreach (var tag in new[] { "nightly", "v-next", "99", "2.0", "release-3.0.0", "sha256-0123" })
        {
            await _shop.Layout.TagAsync((await _shop.Layout.ResolveAsync("1.0.0"))!, tag);
            _shop.Source.Tag(tag);
        }

        _shop.Source.Commit("second", ("cmd/hello/kodata/greeting.txt", "second\n"));
        _shop.Source.Tag("v1.1.0");
        foreach (var tag in new[] { "v1.1", "v1.1.0.1", "1.1.0-", "stable" })
        {
            _shop.Source.Tag(tag);
        }

        var released = await _shop.ReleaseAsync("1.1.0");
        Assert.Equal(["latest"], released.MovingTags);
        Assert.Equal([ReleaseVersion.Parse("1.1.0")], VersionAtHead.Candidates([KubeStellar.Delivery.Git.SourceRepository.Open(_shop.Source.Folder)]));
    }

    [Fact]
    public async Task A_version_with_build_metadata_is_refused_with_the_version_to_give_even_where_git_has_such_a_tag()
    {
        _shop.Source.Tag("v1.0.0+build.7");
        var violation = Assert.Single((await _shop.PlanAsync("1.0.0+build.7")).Checks, check => check.Id == "version.semantic");
        Assert.False(violation.Ok);
        Assert.Contains("1.0.0", violation.Fix, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_disk_that_is_full_while_staging_is_named_and_the_next_run_completes_the_release()
    {
        var staging = _shop.Folder.Make("staging");
        var mounted = await new Command("mount").With("-t", "tmpfs", "-o", "size=512k", "tmpfs", staging).ProbeAsync(CancellationToken.None);
        Skip.If(mounted.ExitCode != 0, $"no small file system can be mounted here: {mounted.StandardError}");
        try
        {
            var error = await Assert.ThrowsAsync<UnwritableFolderException>(() => _shop.ReleaseAsync("1.0.0"));
            Assert.Contains(staging, error.Message, StringComparison.Ordinal);
            Assert.Null(await _shop.Layout.ResolveAsync("1.0.0"));
        }
        finally
        {
            await new Command("umount").With(staging).RunAsync(CancellationToken.None);
        }

        Assert.Equal(ArtifactStatus.Published, (await _shop.ReleaseAsync("1.0.0")).Status);
    }

    public void Dispose()
    {
        _shop.Dispose();
        _client.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private Task MoveTagAsync()
    {
        _shop.Source.Commit("second", ("cmd/hello/kodata/greeting.txt", "moved\n"));
        _shop.Source.Tag("v1.0.0");
        return Task.CompletedTask;
    }
}

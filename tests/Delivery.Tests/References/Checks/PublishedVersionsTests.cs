using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Checks;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.References.Checks;

public sealed class PublishedVersionsTests : IDisposable
{
    private const string Name = "kubestellar-sample/addon";

    private static readonly ReferencedArtifact Image = new(ArtifactKind.Image, "ghcr.io/kubestellar-sample/addon") { Repository = Name };
    private static readonly ReferencedArtifact Chart = new(ArtifactKind.Chart, "ghcr.io/kubestellar-sample/addon-chart") { Repository = Name };
    private static readonly ReferencedArtifact Module = new(ArtifactKind.Module, "github.com/kubestellar-sample/addon") { Repository = Name };
    private static readonly ReferencedArtifact Sources = new(ArtifactKind.Source, Name) { Repository = Name };

    private readonly TemporaryRepository _source = new();
    private readonly TemporaryDirectory _folder = new();

    public PublishedVersionsTests()
    {
        _source.Commit("first", ("go.mod", "module github.com/kubestellar-sample/addon\n\ngo 1.19\n"));
        _source.Tag("v0.1.0");
        _source.Commit(
            "second", (".goreleaser.yaml", "kos:\n- repository: ghcr.io/kubestellar-sample/addon\n  main: ./cmd/addon\n  tags: ['{{.Version}}', latest]\n  bare: true\n  platforms: [linux/amd64]\n"),
            ("chart/Chart.yaml", "apiVersion: v2\nname: addon-chart\nversion: 0.0.0\nannotations:\n  delivery.kubestellar.io/repository: ghcr.io/kubestellar-sample\n  delivery.kubestellar.io/tag-style: v\n"));
        _source.Tag("v0.2.0-rc9");
        _source.Tag("v0.2.0-rc10");
        _source.Tag("api/v0.2.0");
    }

    [Theory]
    [InlineData("0.2.0-rc9", "git tag v0.2.0-rc9 of kubestellar-sample/addon")]
    public async Task An_image_exists_when_a_tagged_commit_declares_it(string version, string evidence)
    {
        using var workspace = Workspace();
        Assert.Equal(new PublishedAnswer.Exists(evidence), await workspace.FindAsync(Image, version, default));
        Assert.Equal(new PublishedAnswer.Exists(evidence), await workspace.FindAsync(Chart, "v" + version, default));
    }

    [Fact]
    public async Task A_folder_that_is_no_repository_keeps_no_other_from_answering()
    {
        _folder.Write("broken/.git", "gitdir: /nowhere\n");
        using var workspace = new WorkspaceVersions([_folder["broken"], _source.Folder], KubeStellarFamily.Repositories, new Dictionary<string, string>());
        Assert.IsType<PublishedAnswer.Exists>(await workspace.FindAsync(Sources, "v0.1.0", default));
    }

    [Theory]
    [InlineData("0.3.0", "kubestellar-sample/addon has no git tag v0.3.0")]
    [InlineData("0.1.0", "kubestellar-sample/addon v0.1.0 does not deliver it")]
    [InlineData("v0.2.0-rc9", "kubestellar-sample/addon v0.2.0-rc9 delivers it as 0.2.0-rc9")]
    public async Task It_does_not_exist_without_the_tag_or_where_the_tag_does_not_declare_it_so(string version, string evidence)
    {
        using var workspace = Workspace();
        Assert.Equal(new PublishedAnswer.Absent(evidence), await workspace.FindAsync(Image, version, default));
    }

    [Fact]
    public async Task Modules_are_found_by_tags_folders_and_commits()
    {
        using var workspace = Workspace();
        Assert.IsType<PublishedAnswer.Exists>(await workspace.FindAsync(Module, "v0.1.0", default));
        Assert.IsType<PublishedAnswer.Absent>(await workspace.FindAsync(Module, "v0.2.0", default));
        Assert.IsType<PublishedAnswer.Exists>(await workspace.FindAsync(Module with { Name = Module.Name + "/api" }, "v0.2.0", default));
        Assert.IsType<PublishedAnswer.Exists>(await workspace.FindAsync(Module with { Name = Module.Name + "/v2" }, "v0.1.0+incompatible", default));
        Assert.IsType<PublishedAnswer.Exists>(await workspace.FindAsync(Module, $"v0.1.1-0.20240102030405-{_source.Head[..12]}", default));
        Assert.Equal(new PublishedAnswer.Absent("kubestellar-sample/addon has no commit 0123456789ab"), await workspace.FindAsync(Module, "v0.0.0-20240102030405-0123456789ab", default));
    }

    [Fact]
    public async Task Sources_are_found_by_tags_and_commits()
    {
        using var workspace = Workspace();
        Assert.IsType<PublishedAnswer.Exists>(await workspace.FindAsync(Sources, "v0.1.0", default));
        Assert.IsType<PublishedAnswer.Exists>(await workspace.FindAsync(Sources, _source.Head, default));
        Assert.IsType<PublishedAnswer.Absent>(await workspace.FindAsync(Sources, "0.1.0", default));
    }

    [Fact]
    public async Task Whose_repository_is_elsewhere_or_has_no_tags_is_unknown()
    {
        using var untagged = new TemporaryRepository();
        untagged.Commit("first", ("go.mod", "module github.com/kubestellar-sample/untagged\n\ngo 1.19\n"));
        using var workspace = new WorkspaceVersions([_source.Folder, untagged.Folder], KubeStellarFamily.Repositories, new Dictionary<string, string>());
        Assert.Equal(new PublishedAnswer.Unknown("its repository is not in the workspace"), await workspace.FindAsync(Image with { Repository = "others/tool" }, "1.0.0", default));
        Assert.Equal(new PublishedAnswer.Unknown("it belongs to no known repository"), await workspace.FindAsync(Image with { Repository = null }, "1.0.0", default));
        var answer = Assert.IsType<PublishedAnswer.Unknown>(await workspace.FindAsync(Sources with { Repository = "kubestellar-sample/untagged" }, "v1.0.0", default));
        Assert.Contains("fetch --tags", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Releases_are_those_that_deliver_the_artifact_newest_first()
    {
        using var workspace = Workspace();
        Assert.Equal(["0.2.0-rc10", "0.2.0-rc9"], (await workspace.ReleasesOfAsync(Image, default)).Select(release => $"{release}"));
        Assert.Equal(["0.2.0-rc10", "0.2.0-rc9", "0.1.0"], (await workspace.ReleasesOfAsync(Sources, default)).Select(release => $"{release}"));
    }

    [Fact]
    public async Task A_registry_knows_more_than_git_and_less_where_it_cannot_be_asked()
    {
        var layouts = new LayoutRegistry(_folder["registry"]);
        var repository = layouts.Open(RepositoryName.Parse(Image.Name));
        var manifest = (await new HandmadeImage().PushAsync(repository, "0.1.0")).Descriptor.Digest;
        using var workspace = Workspace();
        await using var open = PublishedVersions.Nearby(workspace, new ReferenceLookup(name => [layouts.Open(name)], TimeSpan.FromSeconds(10)));
        Assert.StartsWith($"{manifest}", Assert.IsType<PublishedAnswer.Exists>(await open.FindAsync(Image, "0.1.0", default)).Evidence, StringComparison.Ordinal);
        Assert.IsType<PublishedAnswer.Exists>(await open.FindAsync(Image, $"{manifest}", default));
        Assert.Equal(new PublishedAnswer.Absent("kubestellar-sample/addon has no git tag v0.3.0"), await open.FindAsync(Image, "0.3.0", default));
        await using var closed = PublishedVersions.Nearby(workspace, new ReferenceLookup(_ => [], TimeSpan.FromSeconds(10)));
        Assert.IsType<PublishedAnswer.Absent>(await closed.FindAsync(Image, "0.1.0", default));
        Assert.Equal(new PublishedAnswer.Unknown("ghcr.io could not be asked"), await closed.FindAsync(Image with { Repository = null }, "0.1.0", default));
        Assert.Equal(new PublishedAnswer.Unknown("it lies in no OCI repository"), await closed.FindAsync(new ReferencedArtifact(ArtifactKind.Chart, "https://charts.example.org/tool"), "0.1.0", default));
    }

    [Fact]
    public async Task A_remote_repository_is_asked_once_for_its_tags()
    {
        var asked = 0;
        var remote = new RemoteVersions(
            repository =>
            {
                Interlocked.Increment(ref asked);
                return repository == Name ? _source.Folder : _folder["nothing"];
            },
            TimeSpan.FromMinutes(1));
        Assert.Equal(new PublishedAnswer.Exists($"git tag v0.1.0 of {Name}"), await remote.FindAsync(Module, "v0.1.0", default));
        Assert.Equal(new PublishedAnswer.Absent($"{Name} has no git tag v0.3.0"), await remote.FindAsync(Sources, "v0.3.0", default));
        Assert.Equal("0.2.0-rc10", $"{(await remote.ReleasesOfAsync(Sources, default))[0]}");
        Assert.Equal(1, asked);
        Assert.Contains("could not be asked", Assert.IsType<PublishedAnswer.Unknown>(await remote.FindAsync(Sources with { Repository = "others/tool" }, "v1.0.0", default)).Reason, StringComparison.Ordinal);
        Assert.Contains("names a commit", Assert.IsType<PublishedAnswer.Unknown>(await remote.FindAsync(Sources, _source.Head, default)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_version_is_asked_for_once_and_a_bounded_number_at_a_time()
    {
        var slow = new Slow();
        await using var published = new AskedOnce(slow, 3);
        await Task.WhenAll(Enumerable.Range(0, 60).Select(number => published.FindAsync(Image, $"0.{number % 20}.0", default)));
        Assert.Equal((20, true), (slow.Asked, slow.MostAtATime <= 3));
    }

    [Fact]
    public async Task Nobody_is_asked_any_more_once_it_is_disposed_even_where_the_one_who_asked_gave_up()
    {
        var gate = new TaskCompletionSource();
        var slow = new Slow(gate.Task);
        var published = new AskedOnce(slow, 2);
        using var stop = new CancellationTokenSource();
        var answers = Enumerable.Range(0, 5).Select(number => published.FindAsync(Image, $"0.{number}.0", stop.Token)).ToList();
        SpinWait.SpinUntil(() => slow.Asked == 2);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(answers));
        var disposal = published.DisposeAsync().AsTask();
        Assert.False(disposal.IsCompleted);
        gate.SetResult();
        await disposal;
        Assert.Equal(2, slow.Asked);
    }

    public void Dispose()
    {
        _source.Dispose();
        _folder.Dispose();
    }

    private WorkspaceVersions Workspace() => new([_source.Folder], KubeStellarFamily.Repositories, new Dictionary<string, string>());

    private sealed class Slow(Task? gate = null) : IPublishedVersions
    {
        private readonly Lock _counting = new();
        private int _now;

        public int Asked { get; private set; }

        public int MostAtATime { get; private set; }

        public async Task<PublishedAnswer> FindAsync(ReferencedArtifact artifact, string version, CancellationToken cancellation)
        {
            lock (_counting)
            {
                Asked++;
                MostAtATime = Math.Max(MostAtATime, ++_now);
            }

            await Task.Yield();
            await (gate ?? Task.CompletedTask);
            lock (_counting)
            {
                _now--;
            }

            return new PublishedAnswer.Exists("after all");
        }

        public Task<IReadOnlyList<ReleaseVersion>> ReleasesOfAsync(ReferencedArtifact artifact, CancellationToken cancellation) => throw new NotSupportedException();
    }
}

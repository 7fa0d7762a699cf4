using System.Text;
using KubeStellar.Delivery.Archives;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.GitHub;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Releases.Checks;
using KubeStellar.Delivery.Releases.Journal;
using KubeStellar.Oci;
using KubeStellar.Testing;
using KubeStellar.Testing.GitHub;

namespace KubeStellar.Delivery.Tests.GitHub;

/// <summary>A repository whose archives are made of a few bytes, the fake GitHub, and real runs of releases between the two.</summary>
internal sealed class GitHubWorkshop : IAsyncDisposable
{
    public const string Token = "canary-token-4711";

    private static readonly Dictionary<string, string> NoEnvironment = [];

    public GitHubWorkshop()
    {
        Source.Commit("Start", ("go.mod", "module github.com/owner/tool\n\ngo 1.19\n"), (".goreleaser.yaml", "builds: [{id: tool, main: ./cmd/tool, goos: [linux], goarch: [amd64, arm64]}]\n"));
        Source.Tag("v0.9.0");
        Source.Commit("Mend the tool");
        Source.Commit("Teach it more");
        Source.Tag("v1.0.0");
        GitHub.Tokens[Token] = FakeToken.Writer;
        Environment = new() { ["GITHUB_API_URL"] = GitHub.Address, ["GITHUB_TOKEN"] = Token };
        Reset();
    }

    public static IReadOnlyList<string> Names { get; } = ["tool_1.0.0_linux_amd64.tar.gz", "tool_1.0.0_linux_arm64.tar.gz", "checksums.txt"];

    public TemporaryRepository Source { get; } = new();

    public FakeGitHub GitHub { get; } = FakeGitHub.Start();

    public FakeRepository Repository { get; private set; } = null!;

    public TemporaryDirectory Folder { get; } = new();

    public Dictionary<string, string> Environment { get; }

    public IReleaseJournal Journal => new JournalFile(Folder["journal.jsonl"], "test", TimeProvider.System);

    /// <summary>The one release that everybody sees.</summary>
    public FakeRelease Published => Assert.Single(Repository.Releases, release => !release.Draft);

    /// <summary>Makes GitHub's repository anew, with the tags of the source.</summary>
    public void Reset()
    {
        Repository = GitHub.Add("owner/tool");
        foreach (var tag in Source.Git.Tags)
        {
            Repository.Tags[tag.FriendlyName] = tag.PeeledTarget.Sha;
        }
    }

    public static byte[] ContentOf(string archive) => Encoding.UTF8.GetBytes($"what is in {archive}");

    public async Task<ReleasePlan> PlanAsync(string version = "1.0.0")
    {
        var target = new LayoutTarget(Folder["registry"], "registry");
        var planner = new ReleasePlanner(target, SourceChecks.For, NoEnvironment) { Further = [new ArchivePlanner(NoEnvironment)] };
        return await planner.PlanAsync(version, [SourceRepository.Open(Source.Folder)], [], CancellationToken.None);
    }

    /// <summary>Releases as a target does.</summary>
    public async Task<DeliveryReport> ReleaseAsync(string version = "1.0.0")
    {
        var announcement = new GitHubAnnouncement(GitHubAccess.Of(Environment), new Progress<ReleaseStep>());
        var plan = await PlanAsync(version);
        plan = plan.With(await announcement.CheckAsync(plan, CancellationToken.None));
        var run = new ReleaseRun(new Handmade(new LayoutRegistry(Folder["staging"])), new ReleasePublisher(null, Journal, new Progress<ReleaseStep>()), Journal) { Announcements = [announcement] };
        return await run.ExecuteAsync("Release", plan, CancellationToken.None);
    }

    /// <summary>Requires that everybody sees the release whole, and nobody anything else.</summary>
    public void RequireComplete()
    {
        Assert.Single(Repository.Releases);
        RequirePublishedWhole();
    }

    /// <summary>Requires that what everybody sees, if anything, is whole.</summary>
    public void RequirePublishedWhole()
    {
        foreach (var release in Repository.Releases.Where(release => !release.Draft))
        {
            Assert.Equal(Names.Order(), release.Assets.Select(asset => asset.Name).Order());
            Assert.All(release.Assets, asset => Assert.Equal("uploaded", asset.State));
            Assert.All(release.Assets.Where(asset => asset.Name != "checksums.txt"), asset => Assert.Equal(ContentOf(asset.Name), asset.Content));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await GitHub.DisposeAsync();
        Source.Dispose();
        Folder.Dispose();
    }

    private sealed class Handmade(IRegistry staging) : IArtifactSource
    {
        public async Task<IReadOnlyList<StagedArtifact>> StageAsync(ReleasePlan plan, CancellationToken cancellation) =>
            await Task.WhenAll(plan.Artifacts.OfType<PlannedArchives>().Select(StageAsync));

        public Task FinishAsync() => Task.CompletedTask;

        private async Task<StagedArtifact> StageAsync(PlannedArchives planned)
        {
            var layout = staging.Open(planned.Repository);
            List<ArchiveFile> files = [];
            foreach (var archive in planned.Archives.Archives)
            {
                var content = ContentOf(archive.Name);
                files.Add(new ArchiveFile(archive.Name, Descriptor.Of(ArchiveMediaTypes.Archive, content)));
                await layout.PushMissingAsync(files[^1].Content, ContentSource.FromBytes(content));
            }

            return new StagedArchives(planned, await ArchiveArtifact.WriteAsync(files, planned.Archives.ChecksumName, planned.Source.Identity, layout, CancellationToken.None), layout);
        }
    }
}

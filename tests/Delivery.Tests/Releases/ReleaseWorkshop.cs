using KubeStellar.Delivery.Archives;
using KubeStellar.Delivery.Charts.Dependencies;
using KubeStellar.Delivery.Charts.Deriving;
using KubeStellar.Delivery.Charts.Packaging;
using KubeStellar.Delivery.Charts.Specializing;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Images;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Releases.ChartChecks;
using KubeStellar.Delivery.Releases.Checks;
using KubeStellar.Delivery.Releases.Gate;
using KubeStellar.Delivery.Releases.Journal;
using KubeStellar.Delivery.Signing;
using KubeStellar.Delivery.Tests.Images;
using KubeStellar.Delivery.Tools;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Releases;

/// <summary>A repository that delivers one image, and all that a release needs, below one temporary folder.</summary>
internal sealed class ReleaseWorkshop : IDisposable
{
    public Dictionary<string, string> Environment { get; } = new(ImageWorkshop.UserEnvironment);

    public ReleaseWorkshop(string tags = "['{{.Version}}', latest]")
    {
        Source.Commit("first", SampleModule.Files(tags));
        Source.Tag("v1.0.0");
    }

    public TemporaryRepository Source { get; } = new();

    public TemporaryDirectory Folder { get; } = new();

    public List<ReleaseStep> Steps { get; } = [];

    public IReadOnlyList<IChartCheck> Opinions { get; set; } = [];

    public SigningKey? Key { get; set; }

    public IReadOnlyList<IArtifactPlanner> Further { get; set; } = [];

    public IRegistry? Bases { get; set; }

    public SkippedChecks Skipped { get; set; } = SkippedChecks.None;

    public IProgress<ReleaseStep> Progress => new Recorder(Steps);

    public IReleaseJournal Journal => new JournalFile(Folder["journal.jsonl"], "test", TimeProvider.System);

    public IDeliveryTarget LayoutTarget => new LayoutTarget(Folder["registry"], "registry");

    public OciLayout Layout => new LayoutRegistry(Folder["registry"]).Open(RepositoryName.Parse(SampleModule.Repository));

    public OciLayout Staging => new LayoutRegistry(Folder["staging"]).Open(RepositoryName.Parse(SampleModule.Repository));

    public async Task<ReleasePlan> PlanAsync(string version, IDeliveryTarget? target = null, string? folder = null, params Platform[] platforms)
    {
        // Plans refer to the repository, which the test process closes at its end.
        var source = SourceRepository.Open(folder ?? Source.Folder);
        return await new ReleasePlanner(target ?? LayoutTarget, SourceChecks.For, Environment) { Journal = Journal, Skipped = Skipped, Further = Further }.PlanAsync(version, [source], platforms, CancellationToken.None);
    }

    public async Task<ReportedArtifact> ReleaseAsync(string version, IDeliveryTarget? target = null, string? folder = null)
    {
        var plan = await PlanAsync(version, target, folder);
        return Assert.Single((await NewRun().ExecuteAsync("Release", plan, CancellationToken.None)).Artifacts);
    }

    public ReleaseRun NewRun() => new(NewStager(), NewPublisher(), Journal);

    public ReleasePublisher NewPublisher() => new(Key, Journal, Progress);

    public ReleaseStager NewStager() => NewStager(NewImageStager(StagingLayouts));

    public ReleaseStager NewStager(IImageStager images)
    {
        var archives = new ArchiveStager(new ArchiveBuilder(NewBuilders(), Environment), StagingLayouts, SourceDate.Of(Environment), Progress);
        return new ReleaseStager(images, NewChartStager(StagingLayouts), archives, Folder["checkouts"]);
    }

    public ImageStager NewImageStager(LayoutRegistry layouts) => new(NewBuilders(), new ImageRequests(Environment), layouts, Progress);

    public LayoutRegistry StagingLayouts => new(Folder["staging"]);

    public ChartInspector NewInspector() => new([.. ChartRules.Of(new ReferenceLookup(Places, TimeSpan.FromSeconds(10))), .. Opinions]);

    private ImageBuilders NewBuilders() => new(new TestGo(), new BaseImages(Bases, Folder["bases"]), new LayerCache(Folder["layers"]));

    private ChartStager NewChartStager(LayoutRegistry staging)
    {
        var installer = new GoInstaller(TestTools.CacheFolder, new TestGo(), ImageWorkshop.UserEnvironment, null);
        var kustomize = new KustomizePrograms(null, null, TestTools.Packages, new KustomizeInstaller(installer), TimeProvider.System);
        return new ChartStager(
            new ChartSpecializer(new ChartDeriver(kustomize)), new ChartPackager(new ChartDependencies(Places)),
            NewInspector(), staging, SourceDate.Of(Environment), Progress);
    }

    private IReadOnlyList<IRepository> Places(RepositoryName canonical) => [LayoutTarget.Open(canonical), new LayoutRegistry(Folder["elsewhere"]).Open(canonical)];

    public void Dispose()
    {
        Source.Dispose();
        Folder.Dispose();
    }

    private sealed class TestGo : IGoToolchains
    {
        public Task<GoToolchain> FindAsync(GoVersion minimum, CancellationToken cancellationToken) => ImageWorkshop.RequireGoAsync();
    }

    private sealed class Recorder(List<ReleaseStep> steps) : IProgress<ReleaseStep>
    {
        public void Report(ReleaseStep value)
        {
            lock (steps)
            {
                steps.Add(value);
            }
        }
    }
}

using KubeStellar.Delivery.Charts.Dependencies;
using KubeStellar.Delivery.Charts.Deriving;
using KubeStellar.Delivery.Charts.Packaging;
using KubeStellar.Delivery.Charts.Specializing;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Images;
using KubeStellar.Delivery.LocalCharts;
using KubeStellar.Delivery.LocalImages;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Releases.ChartChecks;
using KubeStellar.Delivery.Releases.Checks;
using KubeStellar.Delivery.Signing;
using KubeStellar.Delivery.Tools;
using KubeStellar.Oci;
using Nuke.Common;

namespace KubeStellar.Build.Composition;

/// <summary>Puts the domain's parts together for one run of a target; the only place that does.</summary>
internal sealed class DeliverySession : IAsyncDisposable
{
    private const string DefaultRegistry = "output/registry";
    private static readonly TimeSpan PatienceWithOthers = TimeSpan.FromSeconds(10);

    private readonly RemoteRegistry _registry;
    private readonly CancellationTokenSource _ended = new();
    private Task _connecting = Task.CompletedTask;
    private readonly string _cache;
    private readonly string _output;
    private readonly DebianPackages _packages;

    private DeliverySession(INukeBuild build, ICredentialSource credentials)
    {
        Environment = EnvironmentInfo.Variables;
        WorkingDirectory = EnvironmentInfo.WorkingDirectory;
        _cache = build.TemporaryDirectory / "delivery";
        _output = build.RootDirectory / "output";
        _packages = new DebianPackages(new DebianPackagesOptions { CacheFolder = Path.Combine(_cache, "tools"), Progress = new LineLog() });
        _registry = new RemoteRegistry(new RegistryClientOptions { Credentials = credentials });
        Sources = new Sources(WorkingDirectory, _cache);
        Progress = new StepLog();
    }

    public IReadOnlyDictionary<string, string> Environment { get; }

    public string WorkingDirectory { get; }

    public Sources Sources { get; }

    public IProgress<ReleaseStep> Progress { get; }

    /// <summary>A session that writes to no registry, and so needs the parameters' credentials nowhere.</summary>
    public static DeliverySession Of(INukeBuild build) => new(build, Credentials.Of(null, null, null, EnvironmentInfo.Variables));

    /// <summary>A session that may write to the place that <c>--registry</c> names.</summary>
    public static DeliverySession For(IReleaseInputs build, TargetAddress address) =>
        new(build, Credentials.Of(build.RegistryUsername, build.RegistryPassword, (address as TargetAddress.RegistryHost)?.Name, EnvironmentInfo.Variables));

    /// <summary>The place that <c>--registry</c> names, else the usual folder below the root.</summary>
    public static TargetAddress AddressOf(IReleaseInputs build) => build.Registry is { } registry
        ? TargetAddress.Parse(registry, EnvironmentInfo.WorkingDirectory)
        : new TargetAddress.LayoutFolder(Path.Combine(build.RootDirectory, DefaultRegistry), DefaultRegistry);

    /// <summary>Opens the place.</summary>
    public IDeliveryTarget TargetAt(TargetAddress address) => address switch
    {
        TargetAddress.LayoutFolder layout => new LayoutTarget(layout.Path, layout.Display),
        TargetAddress.RegistryHost host => ConnectTo(host),
        _ => throw new InvalidOperationException(),
    };

    public ReleasePlanner PlannerFor(IDeliveryTarget target, Func<SourceRepository, IReadOnlyList<ISourceCheck>> checks) => new(target, checks, Environment);

    /// <summary>The run of a release.</summary>
    /// <param name="target">Where it publishes.</param>
    /// <param name="opinions">Rules for charts that the user asked for besides the usual ones.</param>
    /// <param name="key">What artifacts are signed with, or null.</param>
    public ReleaseRun NewRun(IDeliveryTarget target, IReadOnlyList<IChartCheck> opinions, SigningKey? key)
    {
        var staging = new LayoutRegistry(Path.Combine(_output, "staging"));
        var images = new ImageStager(NewBuilders(), new ImageRequests(Environment), staging, Progress);
        var packager = new ChartPackager(new ChartDependencies(PlacesBehind(target)));
        var rules = ChartRules.Of(new ReferenceLookup(PlacesBehind(target), PatienceWithOthers));
        var charts = new ChartStager(NewSpecializer(), packager, [.. rules, .. opinions], staging, SourceDate.Of(Environment), Progress);
        return new ReleaseRun(new ReleaseStager(images, charts, Path.Combine(_cache, "checkouts")), new ReleasePublisher(key, Progress));
    }

    /// <summary>The folder that holds the copies of <c>LocalChart</c>.</summary>
    public string LocalChartFolder => Path.Combine(_output, "local-chart");

    public LocalChartBuild NewLocalCharts() => new(NewSpecializer());

    public LocalImageBuild NewLocalBuild() =>
        new(NewBuilders(), new KoRequests(Environment, pinned: false), new LayoutRegistry(Path.Combine(_cache, "local")), Progress);

    public string ReportPath(string target, string? asked) => asked ?? Path.Combine(_output, target + ".json");

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _connecting;
        await _registry.DisposeAsync();
        _ended.Dispose();
    }

    // What stands in for a registry may lack what others published long ago.
    private Func<RepositoryName, IReadOnlyList<IRepository>> PlacesBehind(IDeliveryTarget target) => canonical =>
    {
        var (standIn, own) = (target.Open(canonical), _registry.Open(canonical));
        return standIn.Location == own.Location ? [own] : [standIn, own];
    };

    // The connection is made while the sources are read.
    private RegistryTarget ConnectTo(TargetAddress.RegistryHost host)
    {
        _connecting = Task.Run(() => _registry.ConnectAsync(host.Name, _ended.Token));
        return new RegistryTarget(_registry, host.Name);
    }

    private ChartSpecializer NewSpecializer()
    {
        var installer = new KustomizeInstaller(_packages.CacheFolder, NewToolchains(), new LineLog());
        return new ChartSpecializer(new ChartDeriver(
            new KustomizePrograms(Environment.GetValueOrDefault("KUSTOMIZE"), Environment.GetValueOrDefault("PATH"), _packages, installer, TimeProvider.System)));
    }

    private ImageBuilders NewBuilders() =>
        new(NewToolchains(), new BaseImages(_registry, Path.Combine(_cache, "bases")), new LayerCache(Path.Combine(_cache, "layers")));

    private GoToolchains NewToolchains() => new(Environment.GetValueOrDefault("PATH"), _packages);
}

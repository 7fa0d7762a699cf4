using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Images;
using KubeStellar.Delivery.LocalImages;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Releases.Checks;
using KubeStellar.Delivery.Tools;
using KubeStellar.Oci;
using Nuke.Common;

namespace KubeStellar.Build.Composition;

/// <summary>Puts the domain's parts together for one run of a target; the only place that does.</summary>
internal sealed class DeliverySession : IAsyncDisposable
{
    private const string DefaultRegistry = "output/registry";

    private readonly RemoteRegistry _registry;
    private readonly CancellationTokenSource _ended = new();
    private Task _connecting = Task.CompletedTask;
    private readonly string _cache;
    private readonly string _output;

    private DeliverySession(INukeBuild build, ICredentialSource credentials)
    {
        Environment = EnvironmentInfo.Variables;
        WorkingDirectory = EnvironmentInfo.WorkingDirectory;
        _cache = build.TemporaryDirectory / "delivery";
        _output = build.RootDirectory / "output";
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

    public ReleaseRun NewRun() => new(
        new ReleaseStager(
            new ImageStager(NewBuilders(), new ImageRequests(Environment), new LayoutRegistry(Path.Combine(_output, "staging")), Progress), Path.Combine(_cache, "checkouts")),
        new ReleasePublisher(Progress));

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

    // The connection is made while the sources are read.
    private RegistryTarget ConnectTo(TargetAddress.RegistryHost host)
    {
        _connecting = Task.Run(() => _registry.ConnectAsync(host.Name, _ended.Token));
        return new RegistryTarget(_registry, host.Name);
    }

    private ImageBuilders NewBuilders() =>
        new(NewToolchains(), new BaseImages(_registry, Path.Combine(_cache, "bases")), new LayerCache(Path.Combine(_cache, "layers")));

    private GoToolchains NewToolchains() =>
        new(Environment.GetValueOrDefault("PATH"), new DebianPackages(new DebianPackagesOptions { CacheFolder = Path.Combine(_cache, "tools"), Progress = new LineLog() }));
}

using KubeStellar.Delivery.Archives;
using KubeStellar.Delivery.Audits;
using KubeStellar.Delivery.Catalog;
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
using KubeStellar.Delivery.Releases.Journal;
using KubeStellar.Delivery.Releases.Parts;
using KubeStellar.Delivery.Releases.Rehearsal;
using KubeStellar.Delivery.Scratch;
using KubeStellar.Delivery.Signing;
using KubeStellar.Delivery.Tools;
using KubeStellar.Delivery.Trees;
using KubeStellar.Oci;
using Nuke.Common;

namespace KubeStellar.Build.Composition;

/// <summary>Puts the domain's parts together for one run of a target; the only place that does.</summary>
internal sealed class DeliverySession : IAsyncDisposable
{
    private const string DefaultRegistry = "output/registry";
    private const string DefaultRehearsal = "output/rehearsal";
    private const int RequestsAtATime = 32;
    private static readonly TimeSpan PatienceWithOthers = TimeSpan.FromSeconds(10);

    private readonly RemoteRegistry _registry;
    private readonly CancellationTokenSource _ended = new();
    private Task _connecting = Task.CompletedTask;
    private readonly string _cache;
    private readonly string _output;
    private readonly DebianPackages _packages;
    private readonly Stack<IDisposable> _held = new();
    private readonly HashSet<string> _claimed = new(StringComparer.Ordinal);
    private (string Target, ReportFile File)? _report;
    private ImageBuilders? _builders;

    private DeliverySession(INukeBuild build, ICredentialSource credentials, CancellationToken interrupted)
    {
        GivenParameters.EnsureNoneIsEmpty(build);
        Interrupted = interrupted;
        Environment = EnvironmentInfo.Variables;
        WorkingDirectory = EnvironmentInfo.WorkingDirectory;
        _cache = build.TemporaryDirectory / "delivery";
        _output = build.RootDirectory / "output";
        _packages = new DebianPackages(new DebianPackagesOptions { CacheFolder = Path.Combine(_cache, "tools"), Progress = new LineLog() });
        _registry = new RemoteRegistry(new RegistryClientOptions
        {
            Credentials = credentials,
            PlainHttp = PlainHttpHosts.Parse((build as IHazRegistryAccess)?.PlainHttp),
            Environment = Environment,
            Retried = new RetryLog(),
        });
        Sources = new Sources(WorkingDirectory, _cache, (build as IHazFamily)?.Family ?? KubeStellarFamily.Repositories);
        Progress = new StepLog();
        Journal = new JournalFile(Path.Combine(_output, "journal.jsonl"), Guid.CreateVersion7().ToString(), TimeProvider.System);
    }

    public IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>Is cancelled when the program is asked to end; all work is given it, and then removes what it has left.</summary>
    public CancellationToken Interrupted { get; }

    public string WorkingDirectory { get; }

    public Sources Sources { get; }

    public IProgress<ReleaseStep> Progress { get; }

    /// <summary>What the runs of this checkout did.</summary>
    public IReleaseJournal Journal { get; }

    /// <summary>A session that writes to no registry, and so needs the parameters' credentials nowhere.</summary>
    public static DeliverySession Of(INukeBuild build, CancellationToken interrupted) => new(build, Credentials.Of(null, null, null, EnvironmentInfo.Variables), interrupted);

    /// <summary>A session that may write to the place that <c>--registry</c> names.</summary>
    public static DeliverySession For(IReleaseInputs build, TargetAddress address, CancellationToken interrupted) =>
        new(build, Credentials.Of(build.RegistryUsername, build.RegistryPassword, (address as TargetAddress.RegistryHost)?.Name, EnvironmentInfo.Variables), interrupted);

    /// <summary>A session that looks at what is published; the parameters' credentials go to that host alone.</summary>
    /// <param name="build">The parameters.</param>
    /// <param name="host">The host, or null where several are asked.</param>
    /// <param name="interrupted">Stops the run.</param>
    public static DeliverySession Reading(IHazRegistryAccess build, string? host, CancellationToken interrupted) =>
        new(build, Credentials.Of(build.RegistryUsername, build.RegistryPassword, host, EnvironmentInfo.Variables), interrupted);

    /// <summary>The place that <c>--registry</c> names, or null where it is not given.</summary>
    public static TargetAddress? StandInOf(IHazRegistry build) => Parse(build.Registry);

    /// <summary>The place that <c>--registry</c> names, else the usual folder below the root.</summary>
    public static TargetAddress AddressOf(IReleaseInputs build) => AddressOf(build, FolderOf(build, DefaultRegistry));

    /// <summary>The place that <c>--registry</c> names, else a folder.</summary>
    public static TargetAddress AddressOf(IReleaseInputs build, TargetAddress.LayoutFolder usual) => Parse(build.Registry) ?? usual;

    /// <summary>The place that <c>--from</c> names, else the usual folder of rehearsals.</summary>
    public static TargetAddress RehearsalOf(IPromote build) => Parse(build.From, "--from") ?? RehearsalFolderOf(build);

    /// <summary>The usual folder of rehearsals.</summary>
    public static TargetAddress.LayoutFolder RehearsalFolderOf(INukeBuild build) => FolderOf(build, DefaultRehearsal);

    private static TargetAddress? Parse(string? address, string parameter = "--registry") =>
        address is null ? null : TargetAddress.Parse(address, EnvironmentInfo.WorkingDirectory, parameter);

    private static TargetAddress.LayoutFolder FolderOf(INukeBuild build, string folder) => new(Path.Combine(build.RootDirectory, folder), folder);

    /// <summary>Opens the place.</summary>
    public IDeliveryTarget TargetAt(TargetAddress address) => address switch
    {
        TargetAddress.LayoutFolder layout => new LayoutTarget(layout.Path, layout.Display),
        TargetAddress.RegistryHost host => ConnectTo(host),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Opens the place to look at published artifacts, which is asked a bounded number of questions at a time.</summary>
    /// <param name="standIn">What stands in for the canonical registries, or null for these themselves.</param>
    /// <exception cref="MissingLayoutsException">It is a folder that does not exist.</exception>
    public LimitedTarget PlaceToLookAt(TargetAddress? standIn) =>
        new(standIn is null ? new CanonicalTarget(_registry) : PlaceToReadFrom(standIn, "--registry"), RequestsAtATime);

    /// <summary>Opens a place that must hold something already.</summary>
    /// <param name="address">The place.</param>
    /// <param name="parameter">The parameter that names it.</param>
    /// <exception cref="MissingLayoutsException">It is a folder that does not exist.</exception>
    public IDeliveryTarget PlaceToReadFrom(TargetAddress address, string parameter) =>
        address is TargetAddress.LayoutFolder layout && !Directory.Exists(layout.Path) ? throw new MissingLayoutsException(parameter, layout.Path) : TargetAt(address);

    /// <summary>The file that audits remember what they read in.</summary>
    public string AuditMemoryPath => Path.Combine(_output, "audit-memory.jsonl");

    /// <summary>The run of a release.</summary>
    /// <param name="source">Where the content comes from.</param>
    /// <param name="key">What artifacts are signed with, or null.</param>
    /// <param name="announcements">Where the release is announced besides the registry.</param>
    public ReleaseRun NewRun(IArtifactSource source, SigningKey? key, IReadOnlyList<IReleaseAnnouncement> announcements) =>
        new(source, new ReleasePublisher(key, Journal, Progress), Journal) { Announcements = announcements };

    /// <summary>Builds what goes to a target.</summary>
    /// <param name="target">The target.</param>
    /// <param name="opinions">Rules for charts that the user asked for besides the usual ones.</param>
    public IArtifactSource NewStager(IDeliveryTarget target, IReadOnlyList<IChartCheck> opinions) => NewStager(NewImageStager(Staging), target, opinions);

    /// <summary>Builds what goes to a target, or joins it from parts that were built before.</summary>
    /// <param name="parts">The folders of the parts, separated by commas, or null.</param>
    public Func<IDeliveryTarget, IReadOnlyList<IChartCheck>, IArtifactSource> SourceFrom(string? parts)
    {
        if (parts is null)
        {
            return NewStager;
        }

        var release = new ReleaseParts([.. parts.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(FolderAt)]);
        return (target, opinions) => new MergedRelease(release, NewStager(new MergingImageStager(release, Staging, Progress), target, opinions));
    }

    /// <summary>The run that builds a part of a release.</summary>
    /// <param name="folder">Where the part goes.</param>
    /// <param name="target">Where the release would go.</param>
    public PartialRelease NewPart(string folder, IDeliveryTarget target)
    {
        var part = new LayoutRegistry(FolderAt(folder));
        var images = new PartImageStager(NewImageStager(part), part);
        return new PartialRelease(NewStager(images, target, []), images, part.Folder, Journal);
    }

    /// <summary>Takes what goes to a target from the place of its rehearsal.</summary>
    /// <param name="rehearsal">The place of the rehearsal.</param>
    /// <param name="target">The target.</param>
    /// <param name="opinions">Rules for charts that the user asked for besides the usual ones.</param>
    public IArtifactSource NewPromotion(IDeliveryTarget rehearsal, IDeliveryTarget target, IReadOnlyList<IChartCheck> opinions) =>
        new RehearsedRelease(rehearsal, NewInspector(target, opinions), Progress);

    /// <summary>Asks for artifacts at a target, then where others publish; answers are kept.</summary>
    /// <param name="target">The target.</param>
    public ReferenceLookup NewLookup(IDeliveryTarget target) => new(PlacesBehind(target), PatienceWithOthers);

    /// <summary>Waits for other runs that rewrite files in the checkouts of sources, and keeps further ones waiting.</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="target">The name of the target.</param>
    public Task<CheckoutClaim> ClaimAsync(IReadOnlyList<SourceRepository> sources, string target) =>
        CheckoutClaim.AcquireAsync(Programs.Scratch, sources.Select(source => source.RequireWorkTree()), HolderFor(target), new LineLog(), Interrupted);

    /// <summary>Waits until no other run writes into the folder for what runs leave, and keeps further ones waiting until this session ends.</summary>
    /// <param name="target">The name of the target.</param>
    public Task ClaimOutputAsync(string target) => ClaimAsync(_output, target);

    /// <summary>Removes what earlier runs staged and nobody will need; the folder for what runs leave must be claimed.</summary>
    public Task TidyStagingAsync() => new StagingFolder(Staging.Folder, TimeProvider.System).TidyAsync(Interrupted);

    /// <summary>Waits until no other run writes into a folder, and keeps further ones waiting until this session ends.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="target">The name of the target.</param>
    public async Task ClaimAsync(string folder, string target)
    {
        if (!_claimed.Add(Path.TrimEndingDirectorySeparator(folder)))
        {
            return;
        }

        var request = new FileLockRequest
        {
            Holder = HolderFor(target),
            Waiting = other => new LineLog().Report($"waiting for {other?.ToString() ?? "another run"}, which writes into {folder}"),
        };
        _held.Push(await FileLock.AcquireAsync(Path.Combine(folder, ".run.lock"), request, Interrupted));
    }

    /// <summary>The programs that work on sources.</summary>
    /// <param name="sources">The sources.</param>
    public Programs ProgramsFor(IReadOnlyList<SourceRepository> sources) => ProgramsIn(Sources.EnvironmentFor(sources, Environment));

    /// <summary>The folder that holds the copies of <c>LocalChart</c>.</summary>
    public string LocalChartFolder => Path.Combine(_output, "local-chart");

    public LocalChartBuild NewLocalCharts() => new(NewSpecializer());

    public LocalImageBuild NewLocalBuild() =>
        new(Builders, new KoRequests(Environment, pinned: false), new LayoutRegistry(Path.Combine(_cache, "local")), Progress);

    /// <summary>The file for the coverage of a repository's tests.</summary>
    /// <param name="repository">The name of the repository's folder.</param>
    public string CoveragePath(string repository) => Path.Combine(_output, repository + ".cover.out");

    /// <summary>Refuses to carry out a plan for which there is no space.</summary>
    /// <param name="plan">The plan.</param>
    /// <exception cref="LowDiskException">A file system has too little.</exception>
    public void RequireSpaceFor(ReleasePlan plan) => FileSystems.Require(ReleaseSpace.Of(plan, _output, _cache, Path.GetTempPath()));

    /// <summary>Makes the place of the report ready; a run that is interrupted leaves one that says so.</summary>
    /// <param name="target">The name of the target.</param>
    /// <param name="asked">The absolute file that was asked for, or null.</param>
    public ReportFile PrepareReport(string target, string? asked)
    {
        var file = ReportFile.Prepare(asked ?? OutputPath(target + ".json"));
        _report = (target, file);
        KeepOutOfGit();
        return file;
    }

    /// <summary>A file of the folder for what runs leave.</summary>
    /// <param name="name">The name of the file.</param>
    public string OutputPath(string name) => Path.Combine(_output, name);

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _connecting;
        await _registry.DisposeAsync();
        if (Interrupted.IsCancellationRequested && _report is { File.IsWritten: false } report)
        {
            report.File.Write(DeliveryReport.OfInterruption(report.Target));
        }

        _builders?.Dispose();
        while (_held.TryPop(out var held))
        {
            held.Dispose();
        }

        _ended.Dispose();
    }

    // In a repository that carries its own build, what runs leave is no change of the sources.
    private void KeepOutOfGit()
    {
        var ignore = OutputPath(".gitignore");
        if (Directory.Exists(_output) && !File.Exists(ignore))
        {
            File.WriteAllText(ignore, "*\n");
        }
    }

    private static FileLockHolder HolderFor(string target) => new(System.Environment.ProcessId, target, TimeProvider.System.GetUtcNow());

    // What stands in for a registry may lack what others published long ago.
    private Func<RepositoryName, IReadOnlyList<IRepository>> PlacesBehind(IDeliveryTarget target) => canonical =>
    {
        var (standIn, own) = (target.Open(canonical), _registry.Open(canonical));
        return standIn.Location == own.Location ? [own] : [standIn, own];
    };

    // A promotion connects to two. The connection is made while the sources are read.
    private RegistryTarget ConnectTo(TargetAddress.RegistryHost host)
    {
        _connecting = Task.WhenAll(_connecting, Task.Run(() => _registry.ConnectAsync(host.Name, _ended.Token)));
        return new RegistryTarget(_registry, host.Name);
    }

    private LayoutRegistry Staging => new(Path.Combine(_output, "staging"));

    /// <summary>Returns the absolute folder of one that the user named.</summary>
    /// <param name="folder">The folder, absolute or below the working directory.</param>
    public string FolderAt(string folder) => Path.GetFullPath(folder, WorkingDirectory);

    private ImageStager NewImageStager(LayoutRegistry layouts) => new(Builders, new ImageRequests(Environment), layouts, Progress);

    private ReleaseStager NewStager(IImageStager images, IDeliveryTarget target, IReadOnlyList<IChartCheck> opinions)
    {
        var packager = new ChartPackager(new ChartDependencies(PlacesBehind(target)));
        var charts = new ChartStager(NewSpecializer(), packager, NewInspector(target, opinions), Staging, SourceDate.Of(Environment), Progress);
        var archives = new ArchiveStager(new ArchiveBuilder(Builders, Environment), Staging, SourceDate.Of(Environment), Progress);
        return new ReleaseStager(images, charts, archives, Path.Combine(_cache, "checkouts"));
    }

    private ChartInspector NewInspector(IDeliveryTarget target, IReadOnlyList<IChartCheck> opinions) => new([.. ChartRules.Of(NewLookup(target)), .. opinions]);

    private ChartSpecializer NewSpecializer() => new(new ChartDeriver(ProgramsIn(Environment).Kustomize));

    // One for all, so that what is built at a time is bounded for the whole run.
    private ImageBuilders Builders => _builders ??=
        new(NewToolchains(), new BaseImages(_registry, Path.Combine(_cache, "bases")), new LayerCache(Path.Combine(_cache, "layers")));

    private GoToolchains NewToolchains() => ProgramsIn(Environment).Go;

    private Programs ProgramsIn(IReadOnlyDictionary<string, string> environment) => new(environment, _packages, _cache);
}

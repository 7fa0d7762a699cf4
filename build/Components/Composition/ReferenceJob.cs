using KubeStellar.Delivery.Audits;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Checks;
using KubeStellar.Delivery.References.Scanning;
using KubeStellar.Delivery.Releases;

namespace KubeStellar.Build.Composition;

/// <summary>One run of a target that reads references: which repositories, what they refer to, and who knows what is published.</summary>
internal sealed class ReferenceJob : IAsyncDisposable
{
    private readonly Lazy<AskedOnce> _published;
    private LimitedTarget? _place;
    private WorkspaceVersions? _workspace;

    private ReferenceJob(DeliverySession session, ReferenceScope scope, TargetAddress? standIn)
    {
        (Session, Scope) = (session, scope);
        _published = new Lazy<AskedOnce>(() => Ask(standIn));
    }

    /// <summary>Puts the parts together.</summary>
    public DeliverySession Session { get; }

    /// <summary>The repositories.</summary>
    public ReferenceScope Scope { get; }

    /// <summary>Knows which versions exist: by the tags of the repositories, then by registries and remote repositories.</summary>
    public IPublishedVersions Published => _published.Value;

    /// <summary>Starts a run that asks nobody but the repositories at hand.</summary>
    /// <param name="build">The parameters.</param>
    /// <param name="interrupted">Stops the run.</param>
    public static async Task<ReferenceJob> OpenAsync(IReferenceInputs build, CancellationToken interrupted)
    {
        var session = DeliverySession.Of(build, interrupted);
        return new ReferenceJob(session, await ReferenceScopes.OfAsync(build.Source, build.Workspace, session.Sources, interrupted), null);
    }

    /// <summary>Starts a run that also asks registries, or what stands in for them.</summary>
    /// <param name="build">The parameters.</param>
    /// <param name="interrupted">Stops the run.</param>
    public static async Task<ReferenceJob> OpenAskingAsync(IReferenceCheckInputs build, CancellationToken interrupted)
    {
        var standIn = DeliverySession.StandInOf(build);
        var session = DeliverySession.Reading(build, (standIn as TargetAddress.RegistryHost)?.Name, interrupted);
        return new ReferenceJob(session, await ReferenceScopes.OfAsync(build.Source, build.Workspace, session.Sources, interrupted), standIn);
    }

    /// <summary>Returns what the repositories refer to that the target looks at.</summary>
    /// <param name="revision">The commit, tag or branch to look at; null for the work trees, or of repositories that have none, HEAD.</param>
    public IReadOnlyList<ScannedRepository> Scan(string? revision) => Scan(Scope, revision);

    /// <summary>Returns what all the repositories refer to, as they are checked out.</summary>
    public IReadOnlyList<ScannedRepository> ScanAll() => Scan(Scope.Widen(), null);

    /// <summary>Returns the ledger of every release of one of the repositories that the target looks at, one after the other.</summary>
    /// <param name="subject">The repository.</param>
    public IEnumerable<ReferenceLedger> HistoryOf(SourceRepository subject) => ReferenceHistory.Read(subject, Scope.CatalogsBeside);

    /// <summary>Returns the repositories that the target looks at with what checks want to know of them.</summary>
    /// <param name="scanned">What they refer to, in the order of <see cref="Scan(string?)"/>.</param>
    public IReadOnlyList<CheckedRepository> Prepare(IReadOnlyList<ScannedRepository> scanned) => Prepare(scanned, Scope.Subjects);

    /// <summary>Returns all the repositories with what checks want to know of them.</summary>
    /// <param name="scanned">What they refer to, in the order of <see cref="ScanAll"/>.</param>
    public IReadOnlyList<CheckedRepository> PrepareAll(IReadOnlyList<ScannedRepository> scanned) => Prepare(scanned, Scope.All);

    public async ValueTask DisposeAsync()
    {
        if (_published.IsValueCreated)
        {
            await _published.Value.DisposeAsync();
        }

        _workspace?.Dispose();
        _place?.Dispose();
        await Session.DisposeAsync();
        foreach (var source in Scope.All)
        {
            source.Dispose();
        }
    }

    // What lies beside a repository is family as well, although it is not looked at.
    private IReadOnlyList<CheckedRepository> Prepare(IReadOnlyList<ScannedRepository> scanned, IReadOnlyList<SourceRepository> sources)
    {
        var family = Scope.All.Select(ReferenceScopes.NameOf).ToHashSet(StringComparer.Ordinal);
        return [.. CheckedRepository.OfAll(scanned, sources).Select(repository => repository with { Workspace = family })];
    }

    private static IReadOnlyList<ScannedRepository> Scan(ReferenceScope scope, string? revision) =>
        WorkspaceScan.Of(scope.Subjects, revision ?? (scope.Subjects.All(source => source.WorkTree is null) ? "HEAD" : null), scope.CatalogsBeside);

    private AskedOnce Ask(TargetAddress? standIn)
    {
        _place = Session.PlaceToLookAt(standIn);
        _workspace = new WorkspaceVersions(Scope.All.Select(source => source.Location), Session.Sources.Family, Session.Environment);
        return PublishedVersions.Of(_workspace, Session.NewLookup(_place));
    }
}

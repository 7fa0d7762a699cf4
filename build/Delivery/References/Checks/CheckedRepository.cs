using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>A scanned repository with all that checks want to know of it.</summary>
/// <param name="Scanned">The repository; open for reading while checks run.</param>
public sealed record CheckedRepository(ScannedRepository Scanned)
{
    /// <summary>Owner and name.</summary>
    public string Name => Scanned.Name;

    /// <summary>The places that checks look at.</summary>
    public IReadOnlyList<ReferenceSite> Sites { get; } = ReferenceSites.Of(Scanned.Ledger);

    /// <summary>The release that is being made of it, or null.</summary>
    public ReleaseVersion? BeingReleased { get; init; }

    /// <summary>The releases that references to itself may name where none is being made: the greatest that it is built on, and the greatest of these that is no pre-release.</summary>
    public IReadOnlyList<ReleaseVersion> Latest { get; init; } = [];

    /// <summary>Every repository that is checked, by owner and name.</summary>
    public IReadOnlySet<string> Workspace { get; init; } = new HashSet<string>([Scanned.Name], StringComparer.Ordinal);

    /// <summary>Returns the repositories of a workspace, each on its way from its latest release to the next.</summary>
    /// <param name="scanned">The repositories.</param>
    /// <param name="sources">The same, open for reading, in the same order.</param>
    public static IReadOnlyList<CheckedRepository> OfAll(IReadOnlyList<ScannedRepository> scanned, IReadOnlyList<SourceRepository> sources)
    {
        ArgumentNullException.ThrowIfNull(scanned);
        ArgumentNullException.ThrowIfNull(sources);
        var names = scanned.Select(repository => repository.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. scanned.Zip(sources, (repository, source) => new CheckedRepository(repository)
            {
                Latest = (repository.Ledger.Commit ?? source.Head) is { } commit ? LatestReleases.Of(source, commit) : [],
                Workspace = names,
            }),
        ];
    }

    /// <summary>Returns how reports name a place.</summary>
    /// <param name="site">The place.</param>
    internal string SubjectOf(ReferenceSite site) => $"{Name} {site}";
}

using KubeStellar.Delivery.References.Checks;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Updates;

/// <summary>Finds the newest releases of the family that scanned repositories refer to.</summary>
public static class NewestReleases
{
    /// <summary>Returns the goal of naming them. A repository whose releases are followed by pre-releases, beyond its last release without one, counts with its pre-releases; any other one without.</summary>
    /// <param name="repositories">The scanned repositories.</param>
    /// <param name="releases">Tells which releases there are.</param>
    /// <param name="cancellation">Stops asking.</param>
    /// <param name="beside">Owners and names of repositories of the family that were not scanned.</param>
    public static async Task<NewestGoal> FindAsync(IReadOnlyList<ScannedRepository> repositories, IReleaseSource releases, CancellationToken cancellation, params IEnumerable<string> beside)
    {
        var family = repositories.SelectMany(repository => repository.Family.Names.Append(repository.Name)).Concat(beside).ToHashSet(StringComparer.Ordinal);
        var references = repositories.SelectMany(repository => repository.Ledger.References).Where(reference => reference.Kind is ReferenceKind.Exact or ReferenceKind.Self);
        var newest = new SortedDictionary<string, ReleaseVersion?>(StringComparer.Ordinal);
        var unpublished = new HashSet<ReferencedArtifact>();
        foreach (var followed in references.Where(reference => reference.Artifact.Repository is { } owner && family.Contains(owner)).GroupBy(reference => reference.Artifact.Repository!))
        {
            newest[followed.Key] = Newest(await releases.ReleasesOfAsync(followed.Key, cancellation) ?? [], followed);
            foreach (var artifact in followed.Select(reference => reference.Artifact).Distinct())
            {
                if (newest[followed.Key] is { } version && await releases.ExistsAsync(artifact, version, cancellation) != true)
                {
                    unpublished.Add(artifact);
                }
            }
        }

        return new NewestGoal(newest, unpublished);
    }

    private static ReleaseVersion? Newest(IReadOnlyList<ReleaseVersion> releases, IEnumerable<VersionedReference> references)
    {
        var stable = releases.Where(release => !release.IsPrerelease).Max(NaturalReleaseOrder.Instance);
        var followsPrereleases = references.Any(reference =>
            reference.Release is { IsPrerelease: true } release && PseudoVersion.CommitOf(reference.Version!) is null && NaturalReleaseOrder.Instance.Compare(release, stable) > 0);
        return stable is null || followsPrereleases ? releases.Max(NaturalReleaseOrder.Instance) : stable;
    }
}

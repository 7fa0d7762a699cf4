using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>The newest releases that a commit is built on.</summary>
internal static class LatestReleases
{
    /// <summary>Returns the greatest release whose tag the commit has or is built on, and the greatest of these that is no pre-release; none in a clone without tags.</summary>
    /// <param name="source">The repository.</param>
    /// <param name="commit">The commit.</param>
    public static IReadOnlyList<ReleaseVersion> Of(SourceRepository source, CommitId commit)
    {
        var reached = source.Releases.OrderDescending(NaturalReleaseOrder.Instance).Where(release => source.FindTag(release.GitTag)?.Commit is { } tagged && (tagged == commit || source.IsBefore(tagged, commit)));
        var latest = new List<ReleaseVersion>();
        foreach (var release in reached)
        {
            latest.Add(release);
            if (!release.IsPrerelease)
            {
                break;
            }
        }

        return latest.Count > 1 ? [.. (ReleaseVersion[])[latest[0], .. latest.Where(release => !release.IsPrerelease)]] : latest;
    }
}

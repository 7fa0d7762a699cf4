using System.Globalization;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.Catalog;

/// <summary>What identifies one release of one repository, wherever it is built.</summary>
/// <param name="Version">The version released.</param>
/// <param name="Commit">The commit that its git tag names.</param>
/// <param name="CommitTime">The committer time of that commit, in UTC.</param>
public sealed record ReleaseFacts(ReleaseVersion Version, CommitId Commit, DateTimeOffset CommitTime)
{
    /// <summary>The commit's time as <c>date -u +%Y-%m-%dT%H:%M:%SZ</c> writes it.</summary>
    public string CommitTimeText => CommitTime.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

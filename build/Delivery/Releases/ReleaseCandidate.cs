using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.Releases;

/// <summary>A source and the version that it is asked to be released as; what the source checks look at.</summary>
/// <param name="Name">The repository's name.</param>
/// <param name="Source">The repository.</param>
/// <param name="VersionText">The version as given.</param>
/// <param name="Version">The version, or null when the text is none.</param>
/// <param name="Tag">The git tag of the version, or null when the repository has none.</param>
public sealed record ReleaseCandidate(string Name, SourceRepository Source, string VersionText, ReleaseVersion? Version, GitTag? Tag)
{
    /// <summary>Looks the version's tag up.</summary>
    /// <param name="name">The repository's name.</param>
    /// <param name="source">The repository.</param>
    /// <param name="versionText">The version as given.</param>
    public static ReleaseCandidate Of(string name, SourceRepository source, string versionText)
    {
        var version = ReleaseVersion.TryParse(versionText, out var parsed) ? parsed : null;
        return new ReleaseCandidate(name, source, versionText, version, version is null ? null : source.FindTag(version.GitTag));
    }
}

using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.Releases;

/// <summary>Finds the newest release of an upstream.</summary>
public static class GreatestRelease
{
    /// <summary>Returns the greatest version without a pre-release part that a tag names.</summary>
    /// <param name="source">The upstream.</param>
    /// <exception cref="NoReleaseException">No tag names such a version.</exception>
    public static ReleaseVersion Of(SourceRepository source) =>
        source.Releases.FirstOrDefault(version => !version.IsPrerelease) ?? throw new NoReleaseException(source.Location);
}

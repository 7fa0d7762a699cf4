using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.Releases;

/// <summary>Finds out which release a checkout stands at.</summary>
public static class VersionAtHead
{
    /// <summary>Returns the one version that the tags at HEAD of every source name.</summary>
    /// <param name="sources">The sources to release.</param>
    /// <exception cref="UnnamedReleaseException">There is none, or there are several.</exception>
    public static string Of(IReadOnlyList<SourceRepository> sources)
    {
        var candidates = Candidates(sources);
        return candidates is [var only] ? only.ToString() : throw new UnnamedReleaseException(sources, candidates);
    }

    /// <summary>Returns every version that a tag at HEAD of a source names, greatest first.</summary>
    /// <param name="sources">The sources.</param>
    public static IReadOnlyList<ReleaseVersion> Candidates(IReadOnlyList<SourceRepository> sources) =>
        [.. sources.SelectMany(source => source.Head is { } head ? source.ReleasesAt(head) : []).Distinct().OrderDescending()];
}

using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Releases.Gate;

namespace KubeStellar.Delivery.Releases;

/// <summary>What every artifact says of its origin: the pre-defined annotation keys of the OCI image specification, as labels of the config and as annotations.</summary>
public static class ArtifactIdentity
{
    /// <summary>The key of the source's web address.</summary>
    public const string Source = "org.opencontainers.image.source";

    /// <summary>The key of the full commit name.</summary>
    public const string Revision = "org.opencontainers.image.revision";

    /// <summary>The key of the release version.</summary>
    public const string Version = "org.opencontainers.image.version";

    /// <summary>The key of the checks that the release went without, separated by commas; absent from every release to a registry that others see.</summary>
    public const string SkippedChecks = "delivery.kubestellar.io/skipped-checks";

    /// <summary>Returns the entries of a release.</summary>
    /// <param name="source">The source's web address, or its name where none is known.</param>
    /// <param name="facts">The release.</param>
    /// <param name="skipped">The checks that the release goes without.</param>
    public static IReadOnlyDictionary<string, string> Of(string source, ReleaseFacts facts, SkippedChecks skipped)
    {
        var entries = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [Source] = source,
            [Revision] = facts.Commit.Hex,
            [Version] = facts.Version.ToString(),
        };
        if (skipped.Ids.Count > 0)
        {
            entries[SkippedChecks] = string.Join(',', skipped.Ids);
        }

        return entries;
    }
}

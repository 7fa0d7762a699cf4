using KubeStellar.Delivery.Catalog;

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

    /// <summary>Returns the entries of a release.</summary>
    /// <param name="source">The source's web address, or its name where none is known.</param>
    /// <param name="facts">The release.</param>
    public static IReadOnlyDictionary<string, string> Of(string source, ReleaseFacts facts) => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        [Source] = source,
        [Revision] = facts.Commit.Hex,
        [Version] = facts.Version.ToString(),
    };
}

using KubeStellar.Delivery.Git;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Parts;

/// <summary>One image in a part of a release.</summary>
public sealed record PartImage
{
    /// <summary>The canonical repository.</summary>
    public required RepositoryName Repository { get; init; }

    /// <summary>The commit that it was built from.</summary>
    public required CommitId Commit { get; init; }

    /// <summary>The Go that built it, as Go says it: <c>go1.25.1</c>.</summary>
    public required string GoVersion { get; init; }

    /// <summary>The digest of the base's manifest or index that it was built on; null for none.</summary>
    public required Digest? Base { get; init; }

    /// <summary>The platforms that it was built for, as they were planned.</summary>
    public required IReadOnlyList<Platform> Platforms { get; init; }

    /// <summary>The digest of the index over its manifests, which the part's layout of the repository holds under no tag.</summary>
    public required Digest Digest { get; init; }
}

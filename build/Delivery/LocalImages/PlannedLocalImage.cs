using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Releases;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.LocalImages;

/// <summary>An image that a local build would make.</summary>
public sealed record PlannedLocalImage
{
    /// <summary>The repository that it is built from.</summary>
    public required string RepositoryName { get; init; }

    /// <summary>The absolute folder of its sources.</summary>
    public required string Folder { get; init; }

    /// <summary>HEAD, or null when the work tree holds more than its commit.</summary>
    public required CommitId? Commit { get; init; }

    /// <summary>The time of HEAD.</summary>
    public required DateTimeOffset CommitTime { get; init; }

    /// <summary>The image, for the one platform asked for.</summary>
    public required ImageDeclaration Declaration { get; init; }

    /// <summary>The names that it gets in the engine: ko's own first, then the canonical one.</summary>
    public required IReadOnlyList<Reference> Names { get; init; }

    /// <summary>Returns the entry for a report of what is planned.</summary>
    public ReportedArtifact Report() => new()
    {
        Kind = "image",
        Repository = RepositoryName,
        Commit = Commit,
        Reference = string.Join(", ", Names),
        Platforms = Declaration.Platforms,
        Status = ArtifactStatus.Planned,
    };
}

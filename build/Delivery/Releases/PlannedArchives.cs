using KubeStellar.Delivery.Catalog;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>The archives of a release before they are made; all of them are one artifact.</summary>
/// <param name="Archives">The archives to make.</param>
/// <param name="Home">The canonical repository.</param>
public sealed record PlannedArchives(DeliveredArchives Archives, RepositoryName Home) : PlannedArtifact
{
    /// <summary>The kind of artifact in reports.</summary>
    public const string KindName = "archives";

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override RepositoryName Repository => Home;

    /// <inheritdoc/>
    public override string IdentityTag => Source.Facts.Version.ToString();

    /// <inheritdoc/>
    public override string Origin => ".";

    /// <inheritdoc/>
    public override IReadOnlyList<Platform> Platforms => [.. Archives.Archives.Select(archive => archive.Platform).Distinct()];

    /// <inheritdoc/>
    public override IReadOnlyList<string> FollowingTags => [];
}

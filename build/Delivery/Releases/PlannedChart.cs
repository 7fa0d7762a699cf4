using KubeStellar.Delivery.Catalog;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>A chart of a release before it is packaged.</summary>
/// <param name="Chart">The chart to package.</param>
public sealed record PlannedChart(DeliveredChart Chart) : PlannedArtifact
{
    /// <inheritdoc/>
    public override string Kind => "chart";

    /// <inheritdoc/>
    public override RepositoryName Repository => Chart.Declaration.Repository;

    /// <inheritdoc/>
    public override string IdentityTag => Chart.IdentityTag;

    /// <inheritdoc/>
    public override string Origin => Chart.Declaration.Directory;

    /// <inheritdoc/>
    public override IReadOnlyList<Platform> Platforms => [];

    /// <inheritdoc/>
    public override IReadOnlyList<string> FollowingTags => [];
}

using KubeStellar.Delivery.Catalog;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>An image of a release before it is built.</summary>
/// <param name="Image">The image to build.</param>
/// <param name="BuiltFor">The platforms to build, in the order of the index.</param>
public sealed record PlannedImage(DeliveredImage Image, IReadOnlyList<Platform> BuiltFor) : PlannedArtifact
{
    /// <inheritdoc/>
    public override string Kind => "image";

    /// <inheritdoc/>
    public override RepositoryName Repository => Image.Repository;

    /// <inheritdoc/>
    public override string IdentityTag => Image.IdentityTag;

    /// <inheritdoc/>
    public override string Origin => Image.Declaration.MainPackage;

    /// <inheritdoc/>
    public override IReadOnlyList<Platform> Platforms => BuiltFor;

    /// <inheritdoc/>
    public override IReadOnlyList<string> FollowingTags => Image.MovingTags;
}

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

    /// <summary>Says whether an image for some platforms is the planned one: each is one of the planned, and none of these is missing. A base may say more of a platform than was asked for, such as the variant v8 of linux/arm64.</summary>
    /// <param name="platforms">The platforms that an image is for.</param>
    public bool IsFor(IReadOnlyList<Platform> platforms) =>
        platforms.All(found => Platforms.Any(found.Matches)) && Platforms.All(wanted => platforms.Any(found => found.Matches(wanted)));
}

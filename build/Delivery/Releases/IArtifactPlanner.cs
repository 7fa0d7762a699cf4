using KubeStellar.Delivery.Catalog;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>Plans what a release makes only when it is asked to, besides images and charts.</summary>
public interface IArtifactPlanner
{
    /// <summary>Returns the further artifacts of a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="images">Its images.</param>
    /// <param name="platforms">The platforms to build instead of the declared ones, or empty.</param>
    /// <param name="target">Where the artifacts would go.</param>
    IReadOnlyList<PlannedArtifact> Plan(PlannedSource source, IReadOnlyList<DeliveredImage> images, IReadOnlyList<Platform> platforms, IDeliveryTarget target);
}

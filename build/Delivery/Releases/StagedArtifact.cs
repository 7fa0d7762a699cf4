using KubeStellar.Delivery.Images;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>An artifact whose content lies complete in the staging layout.</summary>
/// <param name="Plan">What was planned.</param>
/// <param name="Built">What was built.</param>
/// <param name="Staging">The layout that holds it.</param>
public sealed record StagedArtifact(PlannedArtifact Plan, BuiltImage Built, IRepository Staging)
{
    /// <summary>The manifest or index that stands for the artifact.</summary>
    public Descriptor Root => Built.Root;
}

using KubeStellar.Delivery.Releases;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Audits;

/// <summary>The canonical registries themselves, which nothing stands in for.</summary>
/// <param name="registry">The client.</param>
public sealed class CanonicalTarget(IRegistry registry) : IDeliveryTarget
{
    /// <inheritdoc/>
    public string Name => "the canonical registries";

    /// <inheritdoc/>
    public bool IsLocal => false;

    /// <inheritdoc/>
    public IRepository Open(RepositoryName canonical) => registry.Open(canonical);

    /// <inheritdoc/>
    public string ReferenceOf(RepositoryName canonical, string tag) => $"{canonical}:{tag}";
}

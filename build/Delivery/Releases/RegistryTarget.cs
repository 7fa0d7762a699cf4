using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>A registry whose host replaces that of every canonical reference.</summary>
/// <param name="registry">The client.</param>
/// <param name="host">The host, with a port where it is not the usual one.</param>
public sealed class RegistryTarget(IRegistry registry, string host) : IDeliveryTarget
{
    /// <inheritdoc/>
    public string Name => host;

    /// <inheritdoc/>
    public bool IsLocal => Loopback.IsLoopback(host);

    /// <inheritdoc/>
    public IRepository Open(RepositoryName canonical) => registry.Open(At(canonical));

    /// <inheritdoc/>
    public string ReferenceOf(RepositoryName canonical, string tag) => $"{At(canonical)}:{tag}";

    private RepositoryName At(RepositoryName canonical) => canonical with { Registry = host };
}

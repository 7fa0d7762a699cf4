using KubeStellar.Delivery.Releases;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Releases.Claims;

/// <summary>A part of a registry that a test has for itself.</summary>
internal sealed class PrefixedTarget(IRegistry registry, string host, string prefix) : IDeliveryTarget
{
    public string Name => host;

    public bool IsLocal => true;

    public IRepository Open(RepositoryName canonical) => registry.Open(At(canonical));

    public string ReferenceOf(RepositoryName canonical, string tag) => $"{At(canonical)}:{tag}";

    private RepositoryName At(RepositoryName canonical) => new(host, $"{prefix}/{canonical.Path}");
}

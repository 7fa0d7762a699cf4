namespace KubeStellar.Oci;

/// <summary>A registry with TLS names a token service without, which no credential is sent to.</summary>
public sealed class InsecureTokenServiceException(string registry, Uri tokenService)
    : FaultException(new Fault(
        "get token",
        registry,
        "a token service over HTTPS",
        tokenService?.GetLeftPart(UriPartial.Path) ?? "",
        "tell the registry's owner; a credential sent there could be read on the way"))
{
    /// <summary>The registry's host.</summary>
    public string Registry { get; } = registry;

    /// <summary>The token service that the registry names.</summary>
    public Uri TokenService { get; } = tokenService;
}

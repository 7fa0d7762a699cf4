namespace KubeStellar.Oci;

/// <summary>A registry names a token service without TLS, which no credential is sent to.</summary>
public sealed class InsecureTokenServiceException(string registry, Uri tokenService)
    : FaultException(new Fault(
        "get token",
        registry,
        "a token service over HTTPS",
        $"{tokenService?.Scheme}://{tokenService?.Authority}{tokenService?.AbsolutePath}",
        $"tell the registry's owner: a credential sent there could be read on the way; on a network that you trust, allow it: {PlainHttpOption.For(tokenService?.Authority ?? "")}"))
{
    /// <summary>The registry's host.</summary>
    public string Registry { get; } = registry;

    /// <summary>The token service that the registry names.</summary>
    public Uri TokenService { get; } = tokenService;
}

namespace KubeStellar.Oci;

/// <summary>A registry leads to an address without TLS on another machine, which is not asked unless the user says so.</summary>
public sealed class InsecureAddressException(Uri address)
    : FaultException(new Fault(
        "follow registry",
        address?.Authority ?? "",
        "an address over HTTPS",
        $"{address?.Scheme}://{address?.Authority}",
        $"let the registry name an address with TLS; on a network that you trust, allow it: {PlainHttpOption.For(address?.Authority ?? "")}"))
{
    /// <summary>The host, with a port where it is not the scheme's own.</summary>
    public string Host { get; } = address?.Authority ?? "";
}

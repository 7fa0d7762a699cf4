namespace KubeStellar.Oci;

/// <summary>No connection to a registry or its token service can be made.</summary>
public sealed class UnreachableRegistryException(Uri address, string found, string nextStep, Exception innerException)
    : FaultException(new Fault("reach registry", address?.Authority ?? "", $"an answer over {address?.Scheme} from {address?.Authority}", found, nextStep), innerException)
{
    /// <summary>The host, with a port where it is not the scheme's own.</summary>
    public string Host { get; } = address?.Authority ?? "";

    internal static UnreachableRegistryException Of(Uri address, HttpRequestException error) => new(
        address,
        error.HttpRequestError == HttpRequestError.SecureConnectionError ? $"no TLS: {error.InnerException?.Message ?? error.Message}" : error.InnerException?.Message ?? error.Message,
        error.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => "check the spelling of the host and that this machine resolves it",
            HttpRequestError.SecureConnectionError => $"if the registry has no TLS and you trust the network between, allow plain HTTP: {PlainHttpOption.For(address.Authority)}; else see which versions of TLS it speaks",
            _ => "check that a registry listens on this host and port, and the network and firewall between",
        },
        error);

    internal static UnreachableRegistryException Of(Uri address, ServerCertificate.Refusal refusal, string? settings) => new(
        address,
        refusal.IsUntrusted && settings is not null ? $"{refusal.Message}\n{settings}" : refusal.Message,
        refusal.NextStep,
        refusal);

    internal static UnreachableRegistryException TimedOut(Uri address, TimeSpan limit, Exception error) =>
        new(address, $"no connection within {limit.TotalSeconds:0.#} s", "check that a registry listens on this host and port, and the network and firewall between", error);
}

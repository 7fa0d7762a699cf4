using System.Net;

namespace KubeStellar.Oci;

/// <summary>The proxy on the way to a registry cannot be reached, or does not let the request through.</summary>
public sealed class ProxyException : FaultException
{
    internal ProxyException(string registryHost, string proxyHost, string variable, HttpStatusCode? status, string found, Exception? innerException)
        : base(
            new Fault(
                "reach registry",
                registryHost,
                $"a way to {registryHost} through the proxy {proxyHost}, which {variable} names",
                found,
                status == HttpStatusCode.ProxyAuthenticationRequired ? $"give the user and password that the proxy accepts: {variable}=http://user:password@{proxyHost}, special characters percent-encoded"
                : status is not null ? $"ask who runs the proxy to let {registryHost} through, or add it to NO_PROXY where it can be reached without"
                : $"check {variable} and that the proxy runs, or add {registryHost} to NO_PROXY where it can be reached without"),
            innerException)
    {
        RegistryHost = registryHost;
        ProxyHost = proxyHost;
        Status = status;
    }

    /// <summary>The registry's host.</summary>
    public string RegistryHost { get; }

    /// <summary>The proxy's host and port, without the user that its address may name.</summary>
    public string ProxyHost { get; }

    /// <summary>The status that the proxy answered with, or null where it gave no answer.</summary>
    public HttpStatusCode? Status { get; }
}

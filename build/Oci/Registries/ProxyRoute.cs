using System.Net;

namespace KubeStellar.Oci;

/// <summary>The proxy that leads to an address, and who named it.</summary>
/// <param name="Host">The proxy's host and port.</param>
/// <param name="Setting">The variable that names it, or another description of where it is set.</param>
internal sealed record ProxyRoute(string Host, string Setting)
{
    /// <summary>Returns the route to an address, or null where no proxy leads there.</summary>
    public static ProxyRoute? To(Uri address, RegistryClientOptions options)
    {
        var proxy = new Loopback.Proxy(options.Proxy);
        return proxy.IsBypassed(address) || proxy.GetProxy(address) is not { } found || found == address ? null : new ProxyRoute(found.Authority, SettingOf(address, options));
    }

    /// <summary>Returns the error for an answer of the proxy's own.</summary>
    public ProxyException Refusal(Uri address, HttpStatusCode? status, Exception? error) =>
        new(address.Authority, Host, Setting, status, status is { } code ? $"status {(int)code} from the proxy" : "an answer of the proxy that refuses the connection", error);

    /// <summary>Returns the error for a proxy that cannot be reached.</summary>
    public ProxyException Unreachable(Uri address, HttpRequestException error) =>
        new(address.Authority, Host, Setting, null, $"no connection to the proxy: {error.InnerException?.Message ?? "it cannot be made"}", error);

    // The order is that of .NET's own reading of the environment.
    private static string SettingOf(Uri address, RegistryClientOptions options)
    {
        string[] names = address.Scheme == Uri.UriSchemeHttps ? ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] : ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"];
        return options.Proxy is null && Array.Find(names, name => options.Environment.GetValueOrDefault(name) is { Length: > 0 }) is { } variable ? variable : "the proxy setting";
    }
}

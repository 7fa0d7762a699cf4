using System.Net;

namespace KubeStellar.Oci;

/// <summary>Which hosts are this machine: plain HTTP is safe there, and no proxy leads there.</summary>
public static class Loopback
{
    /// <summary>Says whether a host, with or without a port, is this machine.</summary>
    /// <param name="authority">The host, as it stands in a reference.</param>
    public static bool IsLoopback(string authority) => Uri.TryCreate($"http://{authority}", UriKind.Absolute, out var uri) && uri.IsLoopback;

    /// <summary>A proxy for all other hosts; the default one is looked up only when one of them is asked for.</summary>
    internal sealed class Proxy(IWebProxy? beyond) : IWebProxy, ICredentials
    {
        // The handler asks for the credentials at its start, and for one of them only when the proxy wants it.
        public ICredentials? Credentials
        {
            get => this;
            set => throw new NotSupportedException();
        }

        private IWebProxy Beyond => beyond ?? HttpClient.DefaultProxy;

        public Uri? GetProxy(Uri destination) => destination.IsLoopback ? null : Beyond.GetProxy(destination);

        public NetworkCredential? GetCredential(Uri uri, string authType) => Beyond.Credentials?.GetCredential(uri, authType);

        public bool IsBypassed(Uri host) => host.IsLoopback || Beyond.IsBypassed(host);
    }
}

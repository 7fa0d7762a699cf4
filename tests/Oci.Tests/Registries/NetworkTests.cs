using System.Net;

namespace KubeStellar.Oci.Tests.Registries;

/// <summary>What only a connection shows: proxies and servers that keep silent.</summary>
public sealed class NetworkTests
{
    [Fact]
    public async Task A_proxy_that_wants_a_password_gets_that_of_its_setting()
    {
        await using var proxy = new ScriptedServer(lines => Array.Exists(lines, line => line.StartsWith("Proxy-Authorization: Basic dTpw", StringComparison.Ordinal))
            ? "HTTP/1.1 404 Not Found\nContent-Length: 0\n\n"
            : "HTTP/1.1 407 Proxy Authentication Required\nProxy-Authenticate: Basic realm=\"x\"\nContent-Length: 0\n\n");
        await using var client = new RemoteRegistry(new RegistryClientOptions
        {
            PlainHttp = true,
            Proxy = new WebProxy($"http://{proxy.Host}") { Credentials = new NetworkCredential("u", "p") },
        });

        Assert.Null(await client.Open(RepositoryName.Parse("registry.example.com/a")).ResolveAsync("1"));
    }
}

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
            PlainHttp = _ => true,
            Proxy = new WebProxy($"http://{proxy.Host}") { Credentials = new NetworkCredential("u", "p") },
        });

        Assert.Null(await client.Open(RepositoryName.Parse("registry.example.com/a")).ResolveAsync("1"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("HTTP/1.1 200 OK\nContent-Length: 5\n\nhel")]
    public async Task A_server_that_falls_silent_is_given_up_on(string? answer)
    {
        await using var server = new ScriptedServer(_ => answer);
        await using var client = new RemoteRegistry(new RegistryClientOptions { SilenceTimeout = TimeSpan.FromMilliseconds(200), Retries = RetryOptions.None });
        var blob = Descriptor.Of(MediaTypes.OciLayer, "hello"u8);

        var error = await Assert.ThrowsAsync<InterruptedTransferException>(() => client.Open(RepositoryName.Parse($"{server.Host}/a")).FetchBytesAsync(blob, 10));

        Assert.Equal((server.Host, "no byte moved for 0.2 s"), (error.Host, error.Fault.Found));
    }
}

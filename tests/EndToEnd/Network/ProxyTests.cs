using System.Net;
using System.Net.Sockets;
using KubeStellar.Testing;
using KubeStellar.Testing.Network;
using static KubeStellar.EndToEnd.Network.NetworkRun;

namespace KubeStellar.EndToEnd.Network;

/// <summary>Proxies that the environment names.</summary>
public sealed class ProxyTests : IDisposable
{
    private const string Canary = "canary-pr0xy-4711";

    private readonly BuildScript _build = new();

    public void Dispose() => _build.Dispose();

    [SkippableTheory]
    [InlineData("HTTPS_PROXY")]
    [InlineData("https_proxy")]
    [InlineData("ALL_PROXY")]
    [InlineData("all_proxy")]
    public async Task A_proxy_gets_the_user_of_its_address_and_a_refusal_names_the_variable(string variable)
    {
        await using var proxy = new TestProxy(new Dictionary<string, string>(), $"someone:{Canary}");

        var refused = ErrorOf(await VerifyAsync(_build, Registry, [], (variable, $"http://someone:{Canary}@{proxy.Host}")));

        Assert.Contains($"CONNECT {Registry}:443 403", proxy.Requests);
        Assert.Contains($"the proxy {proxy.Host}, which {variable} names", refused, StringComparison.Ordinal);
        Assert.Contains("403", refused, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, refused, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("HTTPS_PROXY", "")]
    [InlineData("HTTP_PROXY", "--plain-http registry.test")]
    public async Task A_proxy_that_does_not_accept_the_user_says_how_to_give_another(string variable, string arguments)
    {
        await using var proxy = new TestProxy(new Dictionary<string, string>(), "someone:else");

        var refused = ErrorOf(await VerifyAsync(_build, Registry, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), (variable, $"http://someone:{Canary}@{proxy.Host}")));

        Assert.Contains("407", refused, StringComparison.Ordinal);
        Assert.Contains($"{variable}=http://user:password@{proxy.Host}", refused, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, refused, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_proxy_that_is_down_is_named_and_not_the_registry_blamed()
    {
        var nobody = Nobody();

        var refused = ErrorOf(await VerifyAsync(_build, Registry, [], ("HTTPS_PROXY", $"http://someone:{Canary}@{nobody}")));

        Assert.Contains($"the proxy {nobody}, which HTTPS_PROXY names", refused, StringComparison.Ordinal);
        Assert.Contains("no connection to the proxy", refused, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, refused, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_registry_on_this_machine_is_asked_without_a_proxy()
    {
        await using var registry = await TestRegistry.StartAsync();

        await VerifyAsync(_build, registry.Host, [], ("HTTP_PROXY", $"http://{Nobody()}"), ("ALL_PROXY", $"http://{Nobody()}"));

        Assert.Contains(registry.Requests, request => request.Contains("/some/thing/", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_host_that_NO_PROXY_names_is_asked_without_one()
    {
        await using var proxy = new TestProxy(new Dictionary<string, string>());

        var printed = ErrorOf(await VerifyAsync(_build, Registry, [], ("HTTPS_PROXY", $"http://{proxy.Host}"), ("NO_PROXY", ".example,registry.test")));

        Assert.DoesNotContain("proxy", printed, StringComparison.Ordinal);
        Assert.Empty(proxy.Requests);
    }

    // A port of this machine that nobody listens on.
    private static string Nobody()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener.LocalEndpoint.ToString()!;
    }
}

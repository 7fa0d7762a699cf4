using System.Net;
using System.Net.Http.Headers;
using System.Text;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Testing;

[Collection(ServersCollection.Name)]
public sealed class TestRegistryTests(RegistryFixture registries)
{
    [SkippableFact]
    public async Task An_open_registry_answers_and_records_requests()
    {
        var registry = await registries.OpenAsync();
        using var client = new HttpClient();
        var response = await client.GetAsync(new Uri($"http://{registry.Host}/v2/recorded/tags/list"));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);

        // The line of the log may come after the answer.
        for (var look = 0; look < 100 && !registry.Requests.Contains("GET /v2/recorded/tags/list 404"); look++)
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        Assert.Contains("GET /v2/recorded/tags/list 404", registry.Requests);
    }

    [SkippableFact]
    public async Task A_guarded_registry_wants_the_password()
    {
        var registry = await registries.GuardedAsync();
        using var client = new HttpClient();
        var root = new Uri($"http://{registry.Host}/v2/");
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(root)).StatusCode);
        var credential = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{TestRegistry.UserName}:{TestRegistry.Password}"));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", credential);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(root)).StatusCode);
    }

    [SkippableFact]
    public async Task A_registry_stops_when_disposed()
    {
        using var folder = new TemporaryDirectory();
        var registry = await TestRegistry.StartAsync(new TestRegistryOptions { Folder = folder.FullPath });
        using var client = new HttpClient();
        var root = new Uri($"http://{registry.Host}/v2/");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(root)).StatusCode);
        await registry.DisposeAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(root));
    }
}

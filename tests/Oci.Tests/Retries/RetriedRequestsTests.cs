using System.Net;
using KubeStellar.Testing;
using static KubeStellar.Oci.Tests.ScriptedRegistry;

namespace KubeStellar.Oci.Tests.Retries;

/// <summary>Further tries for services that are no registries.</summary>
public sealed class RetriedRequestsTests
{
    private static readonly RetryLimits Limits = new() { Tries = 3, Total = TimeSpan.FromMinutes(1), Silence = TimeSpan.FromSeconds(30) };

    private readonly InstantTime _time = new();
    private readonly Notices _notices = new();

    [Theory]
    [InlineData("GET", 502, null, 3)]
    [InlineData("GET", 403, "5", 3)]
    [InlineData("GET", 403, null, 1)]
    [InlineData("GET", 429, "3600", 1)]
    [InlineData("POST", 502, null, 1)]
    [InlineData("POST", 429, "5", 3)]
    [InlineData("POST", 403, "5", 3)]
    [InlineData("PATCH", 403, null, 1)]
    public async Task What_writes_is_sent_again_only_where_it_was_put_off(string method, int status, string? retryAfter, int tries)
    {
        var server = new ScriptedRegistry(_ => retryAfter is null ? Answer((HttpStatusCode)status) : Answer((HttpStatusCode)status, null, ("Retry-After", retryAfter)));

        Assert.Equal(status, (int)(await SendAsync(server, method)).StatusCode);

        Assert.Equal(tries, server.Requests.Count);
        Assert.Equal(tries - 1, _notices.All.Count);
        Assert.All(_time.Waits, wait => Assert.True(retryAfter is null || wait >= TimeSpan.FromSeconds(5)));
    }

    [Theory]
    [InlineData("GET", 3)]
    [InlineData("DELETE", 1)]
    public async Task What_became_of_a_lost_write_nobody_knows(string method, int tries)
    {
        var server = new ScriptedRegistry(_ => throw new HttpRequestException(HttpRequestError.ResponseEnded, "lost"));

        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(server, method));

        Assert.Equal(tries, server.Requests.Count);
    }

    private async Task<HttpResponseMessage> SendAsync(ScriptedRegistry server, string method)
    {
        using var client = new HttpMessageInvoker(RetriedRequests.Over(server, Limits, _time, _notices));
        using var request = new HttpRequestMessage(new HttpMethod(method), "https://api.example.com/releases");
        return await client.SendAsync(request, CancellationToken.None);
    }
}

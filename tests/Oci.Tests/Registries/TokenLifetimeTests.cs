using System.Net;
using Microsoft.Extensions.Time.Testing;
using static KubeStellar.Oci.Tests.ScriptedRegistry;

namespace KubeStellar.Oci.Tests.Registries;

/// <summary>How long tokens are used, and who waits for whom when one is needed.</summary>
public sealed class TokenLifetimeTests
{
    private const string Bearer = """Bearer realm="https://auth.example.com/token",service="registry.example.com" """;

    private static readonly RepositoryName Name = RepositoryName.Parse("registry.example.com/a/b");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("\"expires_in\":300", 240)]
    [InlineData("\"expires_in\":299.9", 240)]
    [InlineData("\"expires_in\":10", 8)]
    [InlineData("\"x\":1", 48)]
    [InlineData("\"expires_in\":0", 48)]
    [InlineData("\"expires_in\":-300", 48)]
    [InlineData("\"expires_in\":null", 48)]
    [InlineData("\"expires_in\":\"300\"", 48)]
    [InlineData("\"expires_in\":31536000", 2880)]
    [InlineData("\"expires_in\":1e300", 2880)]
    [InlineData("\"expires_in\":99999999999999999999999", 2880)]
    public async Task A_token_is_renewed_when_most_of_its_lifetime_is_over(string lifetime, int seconds)
    {
        Assert.Equal(seconds, await UsedForAsync(lifetime, date: null));
    }

    // The service's clock is an hour ahead or behind; what counts is how old it says that the token is.
    [Theory]
    [InlineData("2026-01-01T11:00:00Z", "Thu, 01 Jan 2026 11:00:00 GMT", 240)]
    [InlineData("2026-01-01T13:00:00Z", "Thu, 01 Jan 2026 13:00:00 GMT", 240)]
    [InlineData("2026-01-01T13:00:00Z", "Thu, 01 Jan 2026 13:01:40 GMT", 160)]
    [InlineData("2026-01-01T13:00:00Z", "Thu, 01 Jan 2026 14:00:00 GMT", 0)]
    [InlineData("2026-01-01T13:00:00Z", "Thu, 01 Jan 2026 12:00:00 GMT", 240)]
    [InlineData("2026-01-01T11:00:00Z", null, 240)]
    [InlineData("yesterday", "Thu, 01 Jan 2026 14:00:00 GMT", 240)]
    public async Task The_age_of_a_token_is_told_by_its_services_own_clock(string issuedAt, string? date, int seconds)
    {
        Assert.Equal(seconds, await UsedForAsync($"\"expires_in\":300,\"issued_at\":\"{issuedAt}\"", date));
    }

    [Fact]
    public async Task A_token_for_one_repository_is_not_waited_for_by_another()
    {
        var release = new TaskCompletionSource();
        var registry = new ScriptedRegistry(request => request.RequestUri!.Host == "auth.example.com" ? Answer(HttpStatusCode.OK, """{"token":"t"}""")
            : request.Headers.Authorization is null ? Challenge(Bearer)
            : Answer(HttpStatusCode.NotFound));
        await using var client = new RemoteRegistry(new RegistryClientOptions { Decorate = _ => new Slow(registry, request => request.RequestUri!.Query.Contains("slow", StringComparison.Ordinal) ? release.Task : Task.CompletedTask) });

        var slow = client.Open(RepositoryName.Parse("registry.example.com/slow")).ResolveAsync("1");
        Assert.Null(await client.Open(RepositoryName.Parse("registry.example.com/fast")).ResolveAsync("1").WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.False(slow.IsCompleted);
        release.SetResult();
        Assert.Null(await slow);
    }

    [Fact]
    public async Task Whoever_gives_up_on_a_token_leaves_it_to_those_who_wait_for_it()
    {
        using var impatient = new CancellationTokenSource();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var requests = 0;
        var registry = new ScriptedRegistry(request => request.RequestUri!.Host == "auth.example.com" ? Answer(HttpStatusCode.OK, """{"token":"t"}""")
            : request.Headers.Authorization is null ? Challenge(Bearer)
            : Answer(HttpStatusCode.NotFound));
        await using var client = new RemoteRegistry(new RegistryClientOptions
        {
            Decorate = _ => new Slow(registry, request =>
            {
                if (request.RequestUri!.Host != "auth.example.com" || Interlocked.Increment(ref requests) > 1)
                {
                    return Task.CompletedTask;
                }

                asked.SetResult();
                return Task.Delay(Timeout.Infinite, impatient.Token);
            }),
        });

        var first = client.Open(Name).ResolveAsync("1", impatient.Token);
        await asked.Task;
        var second = client.Open(Name).ResolveAsync("1");
        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Null(await second.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Theory]
    [InlineData("{\"token\":nCANARY4711}")]
    [InlineData("{\"token\":\"a\",\"token\":\"CANARY4711\"}")]
    [InlineData("{\"token\":\"CANARY4711\\r\\nX: y\"}")]
    [InlineData("{\"token\":\"\",\"access_token\":\"\"}")]
    [InlineData("nCANARY4711")]
    public async Task An_answer_that_holds_no_usable_token_is_not_shown(string json)
    {
        var registry = new ScriptedRegistry(request => request.RequestUri!.Host == "auth.example.com" ? Answer(HttpStatusCode.OK, json) : Challenge(Bearer));
        await using var client = registry.Client();

        var error = await Assert.ThrowsAsync<MalformedContentException>(() => client.Open(Name).ResolveAsync("1"));

        Assert.DoesNotContain("CANARY4711", error.ToString(), StringComparison.Ordinal);
    }

    // The number of seconds after which the token is asked for anew.
    private async Task<int> UsedForAsync(string lifetime, string? date)
    {
        var issued = 0;
        var registry = new ScriptedRegistry(request =>
            request.RequestUri!.Host == "auth.example.com"
                ? date is null
                    ? Answer(HttpStatusCode.OK, $$"""{"token":"t{{++issued}}",{{lifetime}}}""")
                    : Answer(HttpStatusCode.OK, $$"""{"token":"t{{++issued}}",{{lifetime}}}""", ("Date", date))
            : request.Headers.Authorization is null ? Challenge(Bearer)
            : Answer(HttpStatusCode.NotFound));
        await using var client = registry.Client(new RegistryClientOptions { TimeProvider = _time });
        await client.Open(Name).ResolveAsync("1");
        for (var seconds = 0; ; seconds += 8)
        {
            await client.Open(Name).ResolveAsync("1");
            if (issued == 2)
            {
                return seconds;
            }

            _time.Advance(TimeSpan.FromSeconds(8));
        }
    }

    private sealed class Slow(HttpMessageHandler inner, Func<HttpRequestMessage, Task> wait) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await wait(request);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}

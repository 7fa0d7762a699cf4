using System.Net;
using System.Net.Http.Headers;
using System.Text;
using KubeStellar.Testing;
using static KubeStellar.Oci.Tests.ScriptedRegistry;

namespace KubeStellar.Oci.Tests.Retries;

/// <summary>What is tried again, how often, and what is told about it.</summary>
public sealed class RetryTests
{
    private const string Bearer = """Bearer realm="https://auth.example.com/token",service="registry.example.com" """;

    private static readonly RepositoryName Name = RepositoryName.Parse("registry.example.com/a");
    private static readonly (Descriptor Descriptor, byte[] Bytes) Manifest = new SampleImage("x").Content.First(item => MediaTypes.IsManifest(item.Descriptor.MediaType));

    private readonly InstantTime _time = new();
    private readonly Notices _notices = new();

    private RegistryClientOptions Options => new() { TimeProvider = _time, Retried = _notices };

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(599)]
    public async Task What_a_registry_refuses_for_a_while_is_asked_again_with_growing_waits(int status)
    {
        var tries = 0;
        var registry = new ScriptedRegistry(_ => Answer(++tries < 4 ? (HttpStatusCode)status : HttpStatusCode.NotFound));
        await using var client = registry.Client(Options);

        Assert.Null(await client.Open(Name).ResolveAsync("1"));

        Assert.Equal(4, tries);
        Assert.Equal([(2, 6), (3, 6), (4, 6)], _notices.All.Select(notice => (notice.Try, notice.Tries)));
        Assert.All(_notices.All, notice => Assert.Equal(("registry.example.com", "HEAD https://registry.example.com/v2/a/manifests/1", $"status {status}"), (notice.Host, notice.Request, notice.Reason)));
        Assert.Equal(_notices.All.Select(notice => notice.Delay), _time.Waits);
        foreach (var (number, wait) in _time.Waits.Index())
        {
            Assert.InRange(wait.TotalSeconds, 0.25 * Math.Pow(2, number), 0.5 * Math.Pow(2, number));
        }
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(501)]
    [InlineData(505)]
    public async Task What_would_be_answered_alike_fails_at_once(int status)
    {
        var registry = new ScriptedRegistry(_ => Answer((HttpStatusCode)status));
        await using var client = registry.Client(Options);

        await Assert.ThrowsAnyAsync<FaultException>(() => client.Open(Name).PushAsync(Manifest.Descriptor, ContentSource.FromBytes(Manifest.Bytes)));

        Assert.Single(registry.Requests);
        Assert.Empty(_notices.All);
    }

    [Fact]
    public async Task A_registry_that_never_serves_is_given_up_on_within_the_bound_and_the_error_says_how_often_it_was_asked()
    {
        var registry = new ScriptedRegistry(_ => Answer(HttpStatusCode.ServiceUnavailable));
        await using var client = registry.Client(Options);

        var error = await Assert.ThrowsAsync<RegistryUnavailableException>(() => client.Open(Name).ResolveAsync("1"));

        Assert.Equal((6, 6), (registry.Requests.Count, error.Answer.Tries));
        Assert.Contains("6 times", error.Message, StringComparison.Ordinal);
        Assert.InRange(_time.Waits.Sum(wait => wait.TotalSeconds), 5, 120);
    }

    [Fact]
    public async Task No_try_begins_after_the_total_bound()
    {
        var registry = new ScriptedRegistry(_ => Answer(HttpStatusCode.ServiceUnavailable));
        var limits = new RetryLimits { Tries = 1000, Total = TimeSpan.FromSeconds(100), Silence = Timeout.InfiniteTimeSpan };
        await using var client = registry.Client(Options with { Retries = new RetryOptions { Reads = limits } });

        await Assert.ThrowsAsync<RegistryUnavailableException>(() => client.Open(Name).ResolveAsync("1"));

        Assert.InRange(_time.Waits.Sum(wait => wait.TotalSeconds), 80, 100);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_wait_that_the_registry_asks_for_is_kept(bool date)
    {
        var tries = 0;
        var registry = new ScriptedRegistry(_ =>
        {
            var answer = Answer(++tries < 2 ? HttpStatusCode.TooManyRequests : HttpStatusCode.NotFound);
            answer.Headers.RetryAfter = date ? new RetryConditionHeaderValue(_time.GetUtcNow().AddSeconds(20)) : new RetryConditionHeaderValue(TimeSpan.FromSeconds(20));
            return answer;
        });
        await using var client = registry.Client(Options);

        Assert.Null(await client.Open(Name).ResolveAsync("1"));

        Assert.InRange(Assert.Single(_time.Waits).TotalSeconds, 19, 20);
    }

    [Fact]
    public async Task A_wait_beyond_the_bound_is_an_error_at_once_that_says_how_long_the_registry_asks()
    {
        var registry = new ScriptedRegistry(_ => Answer(HttpStatusCode.TooManyRequests, null, ("Retry-After", "3600")));
        await using var client = registry.Client(Options);

        var error = await Assert.ThrowsAsync<RegistryUnavailableException>(() => client.Open(Name).ResolveAsync("1"));

        Assert.Single(registry.Requests);
        Assert.Equal(TimeSpan.FromHours(1), error.Answer.RetryAfter);
        Assert.Contains("3600 s", error.Fault.NextStep, StringComparison.Ordinal);
        Assert.Empty(_notices.All);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_made_again()
    {
        var tries = 0;
        var registry = new ScriptedRegistry(_ => ++tries switch
        {
            1 => throw new HttpRequestException(HttpRequestError.ResponseEnded, "ended"),
            2 => throw new HttpRequestException("failed", new IOException("reset")),
            _ => Answer(HttpStatusCode.NotFound),
        });
        await using var client = registry.Client(Options);

        Assert.Null(await client.Open(Name).ResolveAsync("1"));

        Assert.Equal(["ended", "reset"], _notices.All.Select(notice => notice.Reason));
    }

    [Fact]
    public async Task A_host_that_never_answered_is_most_likely_a_mistake_and_one_that_did_is_waited_for()
    {
        var tries = 0;
        var registry = new ScriptedRegistry(_ => ++tries is 1 or 3 ? throw new HttpRequestException(HttpRequestError.ConnectionError, "refused") : Answer(HttpStatusCode.NotFound));
        await using var client = registry.Client(Options);

        await Assert.ThrowsAsync<UnreachableRegistryException>(() => client.Open(Name).ResolveAsync("1"));
        Assert.Equal(1, tries);
        Assert.Null(await client.Open(Name).ResolveAsync("1"));
        Assert.Null(await client.Open(Name).ResolveAsync("1"));

        Assert.Equal("refused", Assert.Single(_notices.All).Reason);
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_no_matter_of_patience()
    {
        var tries = 0;
        var registry = new ScriptedRegistry(_ => ++tries == 1
            ? Answer(HttpStatusCode.NotFound)
            : throw new HttpRequestException(HttpRequestError.SecureConnectionError, "no", new System.Security.Authentication.AuthenticationException("untrusted")));
        await using var client = registry.Client(Options);
        await client.Open(Name).ResolveAsync("1");

        await Assert.ThrowsAsync<UnreachableRegistryException>(() => client.Open(Name).ResolveAsync("1"));

        Assert.Equal(2, tries);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_given_up_on_for_a_try()
    {
        await using var client = new RemoteRegistry(Options with { Decorate = _ => new SilentAtFirst(_time) });

        Assert.Null(await client.Open(Name).ResolveAsync("1"));

        Assert.Equal("no byte moved for 30 s", Assert.Single(_notices.All).Reason);
    }

    [Fact]
    public async Task A_manifest_a_list_of_tags_and_a_token_that_break_off_are_asked_for_again()
    {
        var seen = new HashSet<string>();
        var registry = new ScriptedRegistry(request =>
        {
            if (request.Headers.Authorization is null && request.RequestUri!.Host != "auth.example.com")
            {
                return Challenge(Bearer);
            }

            var body = request.RequestUri!.Host == "auth.example.com" ? """{"token":"t"}"""u8.ToArray()
                : request.RequestUri.AbsolutePath.EndsWith("list", StringComparison.Ordinal) ? """{"tags":["1"]}"""u8.ToArray()
                : Manifest.Bytes;
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = seen.Add(request.RequestUri.AbsolutePath) ? new BrokenContent(body[..5], body.Length) : new ByteArrayContent(body) };
        });
        await using var client = registry.Client(Options);

        Assert.Equal(Manifest.Bytes, await client.Open(Name).FetchBytesAsync(Manifest.Descriptor, ImageManifest.MaxSize));
        Assert.Equal(["1"], await client.Open(Name).ListTagsAsync().ToListAsync());

        Assert.Equal(["reset by the test", "reset by the test", "reset by the test"], _notices.All.Select(notice => notice.Reason));
        Assert.Equal("GET https://auth.example.com/token", _notices.All[0].Request);
    }

    [Fact]
    public async Task The_tries_of_a_token_are_not_multiplied_by_those_of_the_request_that_needs_it()
    {
        var registry = new ScriptedRegistry(request => request.RequestUri!.Host == "auth.example.com" ? Answer(HttpStatusCode.ServiceUnavailable) : Challenge(Bearer));
        await using var client = registry.Client(Options);

        await Assert.ThrowsAsync<RegistryUnavailableException>(() => client.Open(Name).ResolveAsync("1"));

        Assert.Equal(4, registry.Requests.Count(request => request.Contains("auth.example.com", StringComparison.Ordinal)));
        Assert.Single(registry.Requests, request => request.StartsWith("HEAD", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_query_of_an_address_is_not_told()
    {
        var blob = Descriptor.Of(MediaTypes.OciLayer, "hello"u8);
        var tries = 0;
        var registry = new ScriptedRegistry(request => request.RequestUri!.Host != "storage.example.net" ? Answer(HttpStatusCode.TemporaryRedirect, null, ("Location", "https://storage.example.net/blob?signature=s3cret"))
            : ++tries == 1 ? Answer(HttpStatusCode.ServiceUnavailable)
            : Answer(HttpStatusCode.OK, "hello"));
        await using var client = registry.Client(Options);

        await client.Open(Name).FetchBytesAsync(blob, 10);

        Assert.Equal("GET https://storage.example.net/blob", Assert.Single(_notices.All).Request);
        Assert.DoesNotContain("s3cret", _notices.All[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_manifest_that_was_damaged_on_the_way_is_asked_for_once_more_and_never_accepted(int damaged)
    {
        var tries = 0;
        var registry = new ScriptedRegistry(_ => Answer(HttpStatusCode.OK, Encoding.UTF8.GetString(Manifest.Bytes).Replace(':', ++tries <= damaged ? ';' : ':')));
        await using var client = registry.Client(Options);
        Task<byte[]> Fetch() => client.Open(Name).FetchBytesAsync(Manifest.Descriptor, ImageManifest.MaxSize);

        if (damaged == 1)
        {
            Assert.Equal(Manifest.Bytes, await Fetch());
        }
        else
        {
            await Assert.ThrowsAsync<WrongContentException>(Fetch);
        }

        Assert.Equal(2, tries);
    }

    [Fact]
    public async Task What_was_just_written_and_is_not_shown_yet_is_waited_for_and_nothing_else_is()
    {
        var asked = 0;
        var registry = new ScriptedRegistry(request => request.Method == HttpMethod.Put ? Answer(HttpStatusCode.Created)
            : ++asked % 3 == 0 ? Answer(HttpStatusCode.OK, Encoding.UTF8.GetString(Manifest.Bytes))
            : Answer(HttpStatusCode.NotFound));
        await using var client = registry.Client(Options);
        await Assert.ThrowsAsync<MissingContentException>(() => client.Open(Name).TagAsync(Manifest.Descriptor, "1"));
        Assert.Equal(1, asked);

        asked = 0;
        await client.Open(Name).PushAsync(Manifest.Descriptor, ContentSource.FromBytes(Manifest.Bytes));
        await client.Open(Name).TagAsync(Manifest.Descriptor, "1");
        Assert.True(await client.Open(Name).ExistsAsync(Manifest.Descriptor));

        Assert.Equal(6, asked);
        Assert.All(_notices.All, notice => Assert.Equal("status 404 for what was just written", notice.Reason));
        Assert.False(await client.Open(RepositoryName.Parse("registry.example.com/b")).ExistsAsync(Manifest.Descriptor));
    }

    [Fact]
    public async Task Who_writes_a_tag_is_asked_before_it_is_written_again()
    {
        var puts = 0;
        var registry = new ScriptedRegistry(request => request.Method == HttpMethod.Put
            ? ++puts == 1 ? throw new HttpRequestException(HttpRequestError.ResponseEnded, "lost") : Answer(HttpStatusCode.Created)
            : Answer(HttpStatusCode.OK, Encoding.UTF8.GetString(Manifest.Bytes)));
        await using var client = registry.Client(Options);

        await Assert.ThrowsAsync<NotSupportedException>(() => client.Open(Name).TagAsync(Manifest.Descriptor, "1", _ => throw new NotSupportedException("taken"), CancellationToken.None));
        Assert.Equal(1, puts);

        puts = 0;
        await client.Open(Name).TagAsync(Manifest.Descriptor, "1", _ => Task.CompletedTask, CancellationToken.None);
        Assert.Equal(2, puts);
    }

    [Fact]
    public async Task A_cancellation_ends_a_wait()
    {
        using var stop = new CancellationTokenSource();
        var registry = new ScriptedRegistry(_ => Answer(HttpStatusCode.ServiceUnavailable, null, ("Retry-After", "40")));
        await using var client = registry.Client(Options with { Retried = new Stopping(stop) });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Open(Name).ResolveAsync("1", stop.Token));

        Assert.Single(registry.Requests);
    }

    private sealed class Stopping(CancellationTokenSource stop) : IProgress<RetryNotice>
    {
        public void Report(RetryNotice value) => stop.Cancel();
    }

    private sealed class SilentAtFirst(InstantTime time) : HttpMessageHandler
    {
        private int _requests;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _requests) == 1)
            {
                time.ReachLimits();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return new HttpResponseMessage(HttpStatusCode.NotFound) { RequestMessage = request };
        }
    }
}

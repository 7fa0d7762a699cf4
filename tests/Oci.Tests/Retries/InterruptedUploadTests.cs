using System.Net;
using KubeStellar.Testing;
using static KubeStellar.Oci.Tests.ScriptedRegistry;

namespace KubeStellar.Oci.Tests.Retries;

/// <summary>Uploads that are disturbed, request by request.</summary>
public sealed class InterruptedUploadTests
{
    private const string Open = "POST https://registry.example.com/v2/a/blobs/uploads/";

    private static readonly RepositoryName Name = RepositoryName.Parse("registry.example.com/a");
    private static readonly Descriptor Blob = Descriptor.Of(MediaTypes.OciLayer, "hello"u8);
    private static readonly string Query = $"?digest={Uri.EscapeDataString(Blob.Digest.ToString())}";
    private static readonly string Look = $"HEAD https://registry.example.com/v2/a/blobs/{Blob.Digest}";

    private readonly InstantTime _time = new();
    private readonly Notices _notices = new();

    [Fact]
    public async Task An_upload_goes_on_where_the_registry_says_that_it_is()
    {
        var registry = await PushAsync(
            Opened("/up/1"),
            Broken,
            Answer(HttpStatusCode.NotFound),
            Answer(HttpStatusCode.NoContent, null, ("Location", "/up/2?at=3"), ("Range", "0-2")),
            Answer(HttpStatusCode.Accepted, null, ("Location", "/up/3"), ("Range", "0-4")),
            Answer(HttpStatusCode.Created));

        Assert.Equal(
            [
                Open,
                $"PUT https://registry.example.com/up/1{Query} +5",
                Look,
                "GET https://registry.example.com/up/1",
                "PATCH https://registry.example.com/up/2?at=3 +2",
                $"PUT https://registry.example.com/up/3{Query}",
            ],
            registry.Requests);
        Assert.Equal("lo", registry.Bodies[4]);
        Assert.Equal((Open[..^1] + "/").Replace("POST", "PUT", StringComparison.Ordinal), Assert.Single(_notices.All).Request);
    }

    [Fact]
    public async Task An_upload_whose_last_answer_was_lost_is_looked_for_before_anything_is_sent_again()
    {
        var registry = await PushAsync(Opened("/up/1"), Broken, Answer(HttpStatusCode.OK));

        Assert.Equal([Open, $"PUT https://registry.example.com/up/1{Query} +5", Look], registry.Requests);
    }

    [Theory]
    [InlineData(404, null)]
    [InlineData(405, null)]
    [InlineData(204, null)]
    [InlineData(204, "0-9")]
    public async Task An_upload_that_the_registry_has_lost_begins_again(int status, string? range)
    {
        var registry = await PushAsync(
            Opened("/up/1"),
            Answer(HttpStatusCode.BadGateway),
            Answer(HttpStatusCode.NotFound),
            range is null ? Answer((HttpStatusCode)status) : Answer((HttpStatusCode)status, null, ("Range", range)),
            Opened("/up/2"),
            Answer(HttpStatusCode.Created));

        Assert.Equal([Open, $"PUT https://registry.example.com/up/2{Query} +5"], registry.Requests.TakeLast(2));
        Assert.Equal("status 502", Assert.Single(_notices.All).Reason);
    }

    [Fact]
    public async Task An_upload_of_which_nothing_arrived_is_used_again()
    {
        var registry = await PushAsync(
            Opened("/up/1"),
            Answer(HttpStatusCode.TooManyRequests),
            Answer(HttpStatusCode.NotFound),
            Answer(HttpStatusCode.NoContent, null, ("Range", "0-0")),
            Answer(HttpStatusCode.Created));

        Assert.Equal($"PUT https://registry.example.com/up/1{Query} +5", registry.Requests[^1]);
    }

    [Theory]
    [InlineData(404, "")]
    [InlineData(404, """{"errors":[{"code":"BLOB_UPLOAD_UNKNOWN"}]}""")]
    [InlineData(400, """{"errors":[{"code":"BLOB_UPLOAD_UNKNOWN"}]}""")]
    [InlineData(404, """{"errors":[{"code":"BLOB_UPLOAD_INVALID"}]}""")]
    public async Task An_upload_that_is_refused_as_unknown_begins_again(int status, string json)
    {
        var registry = await PushAsync(Opened("/up/1"), Answer((HttpStatusCode)status, json), Opened("/up/2"), Answer(HttpStatusCode.Created));

        Assert.Equal([Open, $"PUT https://registry.example.com/up/2{Query} +5"], registry.Requests.TakeLast(2));
        Assert.Equal($"status {status}, the registry has lost the upload", Assert.Single(_notices.All).Reason);
    }

    [Theory]
    [InlineData(404, "NAME_UNKNOWN", typeof(NotFoundException))]
    [InlineData(400, "UNSUPPORTED", typeof(RegistryException))]
    [InlineData(403, "DENIED", typeof(ForbiddenException))]
    public async Task An_upload_that_is_refused_for_good_fails_at_once(int status, string code, Type type)
    {
        var registry = Script(Opened("/up/1"), Answer((HttpStatusCode)status, $$"""{"errors":[{"code":"{{code}}"}]}"""));
        await using var client = Client(registry);

        await Assert.ThrowsAsync(type, () => client.Open(Name).PushAsync(Blob, ContentSource.FromBytes("hello"u8.ToArray())));

        Assert.Equal(2, registry.Requests.Count);
    }

    [Fact]
    public async Task A_part_at_the_wrong_place_is_followed_by_the_right_one()
    {
        var registry = await PushAsync(
            new RegistryClientOptions { ChunkSize = 2 },
            Opened("/up/1"),
            Answer(HttpStatusCode.Accepted, null, ("Location", "/up/2")),
            Answer(HttpStatusCode.RequestedRangeNotSatisfiable),
            Answer(HttpStatusCode.NoContent, null, ("Location", "/up/2b"), ("Range", "0-3")),
            Answer(HttpStatusCode.Accepted, null, ("Location", "/up/3")),
            Answer(HttpStatusCode.Created));

        Assert.Equal(["he", "ll", "o"], registry.Bodies.Where(body => body.Length > 0));
        Assert.Equal("PATCH https://registry.example.com/up/2b +1", registry.Requests[^2]);
    }

    [Fact]
    public async Task A_part_that_is_at_the_wrong_place_though_the_registry_was_asked_begins_the_upload_anew()
    {
        var registry = await PushAsync(
            new RegistryClientOptions { ChunkSize = 2 },
            Opened("/up/1"),
            Answer(HttpStatusCode.Accepted, null, ("Location", "/up/2")),
            Answer(HttpStatusCode.RequestedRangeNotSatisfiable),
            Answer(HttpStatusCode.NoContent, null, ("Location", "/up/2b"), ("Range", "0-1")),
            Answer(HttpStatusCode.RequestedRangeNotSatisfiable),
            Opened("/up/3"),
            Answer(HttpStatusCode.Accepted, null, ("Location", "/up/4")),
            Answer(HttpStatusCode.Accepted, null, ("Location", "/up/5")),
            Answer(HttpStatusCode.Accepted, null, ("Location", "/up/6")),
            Answer(HttpStatusCode.Created));

        Assert.Equal(["he", "ll", "ll", "he", "ll", "o"], registry.Bodies.Where(body => body.Length > 0));
    }

    [Fact]
    public async Task Bytes_that_arrive_damaged_are_sent_again_twice_and_then_an_error()
    {
        var damaged = """{"errors":[{"code":"DIGEST_INVALID"}]}""";
        await PushAsync(Opened("/up/1"), Answer(HttpStatusCode.BadRequest, damaged), Opened("/up/2"), Answer(HttpStatusCode.Created));

        var registry = new ScriptedRegistry(request => request.Method == HttpMethod.Post ? Opened("/up/1")() : Answer(HttpStatusCode.BadRequest, damaged)());
        await using var client = Client(registry);
        var error = await Assert.ThrowsAsync<RegistryException>(() => client.Open(Name).PushAsync(Blob, ContentSource.FromBytes("hello"u8.ToArray())));

        Assert.Equal("DIGEST_INVALID", error.Answer.Errors[0].Code);
        Assert.Equal(6, registry.Requests.Count);
    }

    [Fact]
    public async Task A_registry_that_never_takes_the_blob_is_given_up_on()
    {
        var registry = new ScriptedRegistry(request => request.Method == HttpMethod.Post ? Opened("/up/1")() : request.Method == HttpMethod.Put ? Broken() : Answer(HttpStatusCode.NotFound)());
        await using var client = Client(registry);

        await Assert.ThrowsAsync<InterruptedTransferException>(() => client.Open(Name).PushAsync(Blob, ContentSource.FromBytes("hello"u8.ToArray())));

        Assert.Equal(6, registry.Requests.Count(request => request.StartsWith("PUT", StringComparison.Ordinal)));
        Assert.Equal([2, 3, 4, 5, 6], _notices.All.Select(notice => notice.Try));
    }

    [Fact]
    public async Task Tries_between_which_the_upload_moves_on_are_not_counted()
    {
        // The registry keeps a byte of each body, and breaks the connection then.
        var bytes = new byte[20];
        var blob = Descriptor.Of(MediaTypes.OciLayer, bytes);
        var held = 1;
        var registry = new ScriptedRegistry(request => request.Method == HttpMethod.Post ? Opened("/up")()
            : request.Method == HttpMethod.Head ? Answer(HttpStatusCode.NotFound)()
            : request.Method == HttpMethod.Get ? Answer(HttpStatusCode.NoContent, null, ("Location", "/up"), ("Range", $"0-{held - 1}"))()
            : request.Content!.Headers.ContentLength == 0 ? Answer(HttpStatusCode.Created)()
            : ++held >= bytes.Length ? Answer(HttpStatusCode.Accepted, null, ("Location", "/up"))()
            : Broken());
        await using var client = Client(registry);

        await client.Open(Name).PushAsync(blob, ContentSource.FromBytes(bytes));

        Assert.InRange(_notices.All.Count, 15, 20);
        Assert.All(_notices.All, notice => Assert.InRange(notice.Try, 2, 3));
    }

    [Fact]
    public async Task A_token_that_expires_in_the_middle_of_a_chunked_upload_is_replaced_and_the_chunk_sent_again()
    {
        var (issued, patches) = (0, 0);
        var registry = new ScriptedRegistry(request => request.RequestUri!.Host == "auth.example.com" ? Answer(HttpStatusCode.OK, $$"""{"token":"t{{++issued}}"}""")()
            : request.Headers.Authorization?.Parameter != $"t{issued}" || (request.Method == HttpMethod.Patch && ++patches == 2) ? Challenge("""Bearer realm="https://auth.example.com/token" """)
            : request.Method == HttpMethod.Put ? Answer(HttpStatusCode.Created)()
            : Opened("/up")());
        await using var client = Client(registry, new RegistryClientOptions { ChunkSize = 2 });

        await client.Open(Name).PushAsync(Blob, ContentSource.FromBytes("hello"u8.ToArray()));

        Assert.Equal(2, issued);
        Assert.Equal(["he", "ll", "ll", "o"], registry.Bodies.Where(body => body.Length is > 0 and < 3));
        Assert.Empty(_notices.All);
    }

    [Fact]
    public async Task Content_that_is_not_what_it_should_be_is_no_matter_of_patience()
    {
        var registry = Script(Opened("/up/1"));
        await using var client = Client(registry);

        await Assert.ThrowsAsync<WrongContentException>(() => client.Open(Name).PushAsync(Blob, ContentSource.FromBytes("hallo"u8.ToArray())));

        Assert.Empty(_notices.All);
    }

    private static HttpResponseMessage Broken() => throw new HttpRequestException("failed", new IOException("reset"));

    private static Func<HttpResponseMessage> Answer(HttpStatusCode status, string? json = null, params (string Name, string Value)[] headers) => () => ScriptedRegistry.Answer(status, json, headers);

    private static Func<HttpResponseMessage> Opened(string location) => Answer(HttpStatusCode.Accepted, null, ("Location", location));

    private static ScriptedRegistry Script(params Func<HttpResponseMessage>[] answers)
    {
        var next = 0;
        return new ScriptedRegistry(_ => answers[next++]());
    }

    private RemoteRegistry Client(ScriptedRegistry registry, RegistryClientOptions? options = null) =>
        registry.Client((options ?? new RegistryClientOptions()) with { TimeProvider = _time, Retried = _notices });

    private Task<ScriptedRegistry> PushAsync(params Func<HttpResponseMessage>[] answers) => PushAsync(new RegistryClientOptions(), answers);

    private async Task<ScriptedRegistry> PushAsync(RegistryClientOptions options, params Func<HttpResponseMessage>[] answers)
    {
        var registry = Script(answers);
        await using var client = Client(registry, options);
        await client.Open(Name).PushAsync(Blob, ContentSource.FromBytes("hello"u8.ToArray()));
        Assert.Equal(answers.Length, registry.Requests.Count);
        return registry;
    }
}

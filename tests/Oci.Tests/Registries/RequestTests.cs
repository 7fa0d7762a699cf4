using System.Net;
using System.Security.Cryptography;
using System.Text;
using static KubeStellar.Oci.Tests.ScriptedRegistry;

namespace KubeStellar.Oci.Tests.Registries;

/// <summary>Locations, redirects, links and answers that the real registry of the tests does not give.</summary>
public sealed class RequestTests
{
    private static readonly RepositoryName Name = RepositoryName.Parse("registry.example.com/a");
    private static readonly Descriptor Blob = Descriptor.Of(MediaTypes.OciLayer, "hello"u8);
    private static readonly string Query = $"digest={Uri.EscapeDataString(Blob.Digest.ToString())}";

    [Theory]
    [InlineData("/v2/a/blobs/uploads/1", "https://registry.example.com/v2/a/blobs/uploads/1?")]
    [InlineData("/v2/a/blobs/uploads/1?_state=a%2Fb%3D&x=y", "https://registry.example.com/v2/a/blobs/uploads/1?_state=a%2Fb%3D&x=y&")]
    [InlineData("https://registry.example.com/up?s=1", "https://registry.example.com/up?s=1&")]
    [InlineData("http://registry.example.com/up?s=1", "https://registry.example.com/up?s=1&")]
    [InlineData("http://registry.example.com:443/up?s=1", "https://registry.example.com/up?s=1&")]
    [InlineData("https://storage.example.net/up?", "https://storage.example.net/up?")]
    [InlineData("1", "https://registry.example.com/v2/a/blobs/uploads/1?")]
    public async Task Any_location_of_an_upload_is_followed_with_its_query(string location, string expected)
    {
        var registry = new ScriptedRegistry(request => request.Method == HttpMethod.Post
            ? Answer(HttpStatusCode.Accepted, null, ("Location", location))
            : Answer(HttpStatusCode.Created, null, ("Docker-Content-Digest", Blob.Digest.ToString())));
        await using var client = registry.Client();

        await client.Open(Name).PushAsync(Blob, ContentSource.FromBytes("hello"u8.ToArray()));

        Assert.Equal(["POST https://registry.example.com/v2/a/blobs/uploads/", $"PUT {expected}{Query} +5"], registry.Requests);
    }

    [Theory]
    [InlineData("http://storage.example.net/up")]
    [InlineData("http://registry.example.com:5000/up")]
    [InlineData("file:///up")]
    public async Task An_upload_that_would_leave_tls_is_refused(string location)
    {
        var registry = new ScriptedRegistry(_ => Answer(HttpStatusCode.Accepted, null, ("Location", location)));
        await using var client = registry.Client();

        await Assert.ThrowsAsync<RegistryException>(() => client.Open(Name).PushAsync(Blob, ContentSource.FromBytes("hello"u8.ToArray())));

        Assert.Single(registry.Requests);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task Connecting_ahead_asks_once_and_without_credentials_whatever_the_answer(HttpStatusCode status)
    {
        var registry = new ScriptedRegistry(_ => Answer(status));
        await using var client = registry.Client();

        await client.ConnectAsync("registry.example.com");

        Assert.Equal(["GET https://registry.example.com/v2/"], registry.Requests);
    }

    [Fact]
    public async Task Connecting_ahead_leaves_a_failure_to_the_first_request()
    {
        await using var client = new RemoteRegistry();

        await client.ConnectAsync("127.0.0.1:1");

        await Assert.ThrowsAsync<UnreachableRegistryException>(() => client.Open(RepositoryName.Parse("127.0.0.1:1/a")).ResolveAsync("latest"));
    }

    [Fact]
    public async Task A_registry_that_refuses_a_large_body_gets_chunks_of_at_least_its_minimum()
    {
        var sessions = 0;
        var registry = new ScriptedRegistry(request => request.Method == HttpMethod.Post
                ? Answer(HttpStatusCode.Accepted, null, ("Location", $"/up/{++sessions}"), ("OCI-Chunk-Min-Length", "20000000"))
            : request.Method == HttpMethod.Patch ? Answer(HttpStatusCode.Accepted, null, ("Location", request.RequestUri!.AbsolutePath + "0"), ("Range", "0-1"))
            : request.Content!.Headers.ContentLength > 0 ? Answer(HttpStatusCode.RequestEntityTooLarge)
            : Answer(HttpStatusCode.Created));
        await using var client = registry.Client();
        var bytes = new byte[50_000_000];
        var blob = Descriptor.Of(MediaTypes.OciLayer, bytes);

        await client.Open(Name).PushAsync(blob, ContentSource.FromBytes(bytes));

        var query = $"digest={Uri.EscapeDataString(blob.Digest.ToString())}";
        Assert.Equal(
            [
                "POST https://registry.example.com/v2/a/blobs/uploads/",
                $"PUT https://registry.example.com/up/1?{query} +50000000",
                "POST https://registry.example.com/v2/a/blobs/uploads/",
                "PATCH https://registry.example.com/up/2 +20000000",
                "PATCH https://registry.example.com/up/20 +20000000",
                "PATCH https://registry.example.com/up/200 +10000000",
                $"PUT https://registry.example.com/up/2000?{query}",
            ],
            registry.Requests);
    }

    [Fact]
    public async Task Chunks_name_their_range_as_the_specification_does()
    {
        var ranges = new List<string>();
        var registry = new ScriptedRegistry(request =>
        {
            ranges.AddRange(request.Content!.Headers.TryGetValues("Content-Range", out var values) ? values : []);
            return request.Method == HttpMethod.Put ? Answer(HttpStatusCode.Created) : Answer(HttpStatusCode.Accepted, null, ("Location", "/up"));
        });
        await using var client = registry.Client(new RegistryClientOptions { ChunkSize = 2 });

        await client.Open(Name).PushAsync(Blob, ContentSource.FromBytes("hello"u8.ToArray()));

        Assert.Equal(["0-1", "2-3", "4-4"], ranges);
    }

    [Fact]
    public async Task A_refused_mount_goes_on_with_the_upload_that_it_opened()
    {
        var image = new SampleImage("x");
        var (layer, bytes) = image.Content[0];
        var registry = new ScriptedRegistry(request => request.Method == HttpMethod.Post ? Answer(HttpStatusCode.Accepted, null, ("Location", "/up"))
            : request.Method == HttpMethod.Put ? Answer(HttpStatusCode.Created)
            : request.Method == HttpMethod.Get ? Answer(HttpStatusCode.OK, Encoding.UTF8.GetString(bytes))
            : Answer(HttpStatusCode.NotFound));
        await using var client = registry.Client();

        var result = await ArtifactCopier.CopyAsync(client.Open(RepositoryName.Parse("registry.example.com/from")), layer, client.Open(Name));

        Assert.Equal((1, 0), (result.Copied, result.Mounted));
        Assert.Equal($"POST https://registry.example.com/v2/a/blobs/uploads/?mount={Uri.EscapeDataString(layer.Digest.ToString())}&from=from", registry.Requests[1]);
        Assert.Equal(1, registry.Requests.Count(request => request.StartsWith("POST", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.BadRequest)]
    public async Task A_mount_that_fails_is_no_reason_not_to_push(HttpStatusCode status)
    {
        var (layer, bytes) = new SampleImage("x").Content[0];
        var registry = new ScriptedRegistry(request => request.RequestUri!.Query.Contains("mount", StringComparison.Ordinal) ? Answer(status)
            : request.Method == HttpMethod.Post ? Answer(HttpStatusCode.Accepted, null, ("Location", "/up"))
            : request.Method == HttpMethod.Put ? Answer(HttpStatusCode.Created)
            : request.Method == HttpMethod.Get ? Answer(HttpStatusCode.OK, Encoding.UTF8.GetString(bytes))
            : Answer(HttpStatusCode.NotFound));
        await using var client = registry.Client();

        var result = await ArtifactCopier.CopyAsync(client.Open(RepositoryName.Parse("registry.example.com/from")), layer, client.Open(Name));

        Assert.Equal((1, 0), (result.Copied, result.Mounted));
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_followed_without_credentials()
    {
        var registry = new ScriptedRegistry(request => request.RequestUri!.Host == "storage.example.net" ? Answer(HttpStatusCode.OK, "hello")
            : request.Headers.Authorization is null ? Challenge("Basic realm=\"x\"")
            : Answer(HttpStatusCode.TemporaryRedirect, null, ("Location", "https://storage.example.net/blob?signature=s3cret")));
        var credentials = new EnvironmentCredentials(new Dictionary<string, string> { ["REGISTRY_USERNAME"] = "u", ["REGISTRY_PASSWORD"] = "p" });
        await using var client = registry.Client(new RegistryClientOptions { Credentials = credentials });

        Assert.Equal("hello"u8.ToArray(), await client.Open(Name).FetchBytesAsync(Blob, 10));
        Assert.Equal("GET https://storage.example.net/blob?signature=s3cret", registry.Requests[^1]);
    }

    [Fact]
    public async Task The_query_of_a_redirect_stays_out_of_errors()
    {
        var registry = new ScriptedRegistry(request => request.RequestUri!.Host == "storage.example.net"
            ? Answer(HttpStatusCode.ServiceUnavailable)
            : Answer(HttpStatusCode.TemporaryRedirect, null, ("Location", "https://storage.example.net/blob?signature=s3cret")));
        await using var client = registry.Client();

        var error = await Assert.ThrowsAsync<RegistryUnavailableException>(() => client.Open(Name).FetchAsync(Blob));

        Assert.Contains("https://storage.example.net/blob", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://registry.example.org/x")]
    [InlineData("file:///etc/passwd")]
    public async Task A_redirect_away_from_tls_is_not_followed(string location)
    {
        var registry = new ScriptedRegistry(_ => Answer(HttpStatusCode.Found, null, ("Location", location)));
        await using var client = registry.Client();

        var error = await Assert.ThrowsAsync<RegistryException>(() => client.Open(Name).FetchAsync(Blob));

        Assert.Equal(302, error.Answer.StatusCode);
        Assert.Single(registry.Requests);
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        var registry = new ScriptedRegistry(request => Answer(HttpStatusCode.Found, null, ("Location", request.RequestUri!.AbsoluteUri)));
        await using var client = registry.Client();

        await Assert.ThrowsAsync<RegistryException>(() => client.Open(Name).FetchAsync(Blob));

        Assert.Equal(6, registry.Requests.Count);
    }

    [Fact]
    public async Task Tags_are_read_page_by_page_and_a_circle_of_pages_ends()
    {
        var registry = new ScriptedRegistry(request => request.RequestUri!.Query switch
        {
            "?n=1000" => Answer(HttpStatusCode.OK, """{"name":"a","tags":["1","2"]}""", ("Link", "</v2/a/tags/list?n=1000&last=2>; rel=\"next\"")),
            "?n=1000&last=2" => Answer(HttpStatusCode.OK, """{"tags":["3"]}""", ("Link", "</v2/a/tags/list?n=1000>; rel=\"first\", <https://registry.example.com/v2/a/tags/list?last=3>; rel=next")),
            _ => Answer(HttpStatusCode.OK, """{"tags":["4"]}""", ("Link", "</v2/a/tags/list?n=1000>; rel=\"next\"")),
        });
        await using var client = registry.Client();

        Assert.Equal(["1", "2", "3", "4"], await client.Open(Name).ListTagsAsync().ToListAsync());
    }

    [Fact]
    public async Task A_head_without_the_digest_is_made_up_for_by_a_get()
    {
        var manifest = new SampleImage("x").Content.First(item => MediaTypes.IsManifest(item.Descriptor.MediaType));
        var registry = new ScriptedRegistry(request => request.Method == HttpMethod.Head
            ? Answer(HttpStatusCode.OK)
            : Answer(HttpStatusCode.OK, Encoding.UTF8.GetString(manifest.Bytes), ("Content-Type", "text/plain")));
        await using var client = registry.Client();

        Assert.Equal(manifest.Descriptor, await client.Open(Name).ResolveAsync("1"));
        Assert.Equal(manifest.Descriptor, await client.Open(Name).ResolveAsync(manifest.Descriptor.Digest.ToString()));
        await Assert.ThrowsAsync<WrongContentException>(() => client.Open(Name).ResolveAsync(Blob.Digest.ToString()));
    }

    [Fact]
    public async Task A_head_with_a_length_of_nothing_is_made_up_for_by_a_get()
    {
        var manifest = new SampleImage("x").Content.First(item => MediaTypes.IsManifest(item.Descriptor.MediaType));
        var registry = new ScriptedRegistry(request => Answer(
            HttpStatusCode.OK,
            request.Method == HttpMethod.Head ? null : Encoding.UTF8.GetString(manifest.Bytes),
            ("Content-Type", manifest.Descriptor.MediaType),
            ("Content-Length", request.Method == HttpMethod.Head ? "0" : $"{manifest.Bytes.Length}"),
            ("Docker-Content-Digest", manifest.Descriptor.Digest.ToString())));
        await using var client = registry.Client();

        Assert.Equal(manifest.Descriptor, await client.Open(Name).ResolveAsync("1"));
    }

    [Fact]
    public async Task A_manifest_asked_for_by_sha512_is_compared_by_sha512()
    {
        var (descriptor, bytes) = new SampleImage("x").Content.First(item => MediaTypes.IsManifest(item.Descriptor.MediaType));
        var right = $"sha512:{Convert.ToHexStringLower(CryptographicOperations.HashData(HashAlgorithmName.SHA512, bytes))}";
        var registry = new ScriptedRegistry(request => request.Method == HttpMethod.Head ? Answer(HttpStatusCode.OK) : Answer(HttpStatusCode.OK, Encoding.UTF8.GetString(bytes)));
        await using var client = registry.Client();

        Assert.Equal(descriptor with { Digest = Digest.Parse(right) }, await client.Open(Name).ResolveAsync(right));
        await Assert.ThrowsAsync<WrongContentException>(() => client.Open(Name).ResolveAsync($"sha512:{new string('0', 128)}"));
    }

    [Fact]
    public async Task A_manifest_that_is_too_large_is_not_read()
    {
        var registry = new ScriptedRegistry(request => request.Method == HttpMethod.Head ? Answer(HttpStatusCode.OK) : Answer(HttpStatusCode.OK, new string(' ', ImageManifest.MaxSize + 1)));
        await using var client = registry.Client();

        await Assert.ThrowsAsync<ContentTooLargeException>(() => client.Open(Name).ResolveAsync("1"));
        await Assert.ThrowsAsync<ContentTooLargeException>(() => client.Open(Name).FetchBytesAsync(Blob with { Size = 11 }, 10));
    }

    [Fact]
    public async Task Fetched_bytes_that_are_not_those_asked_for_are_an_error()
    {
        var registry = new ScriptedRegistry(_ => Answer(HttpStatusCode.OK, "hallo"));
        await using var client = registry.Client();

        var error = await Assert.ThrowsAsync<WrongContentException>(() => client.Open(Name).FetchBytesAsync(Blob, 10));

        Assert.Equal(Digest.Of("hallo"u8), error.FoundDigest);
    }

    [Fact]
    public async Task A_registry_that_stores_other_bytes_is_caught()
    {
        var registry = new ScriptedRegistry(request => request.Method == HttpMethod.Post
            ? Answer(HttpStatusCode.Accepted, null, ("Location", "/up"))
            : Answer(HttpStatusCode.Created, null, ("Docker-Content-Digest", Digest.Of("x"u8).ToString())));
        await using var client = registry.Client();

        await Assert.ThrowsAsync<WrongContentException>(() => client.Open(Name).PushAsync(Blob, ContentSource.FromBytes("hello"u8.ToArray())));
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, typeof(ForbiddenException))]
    [InlineData(HttpStatusCode.NotFound, typeof(NotFoundException))]
    [InlineData(HttpStatusCode.TooManyRequests, typeof(RegistryUnavailableException))]
    [InlineData(HttpStatusCode.BadGateway, typeof(RegistryUnavailableException))]
    [InlineData(HttpStatusCode.Unauthorized, typeof(UnauthorizedException))]
    [InlineData(HttpStatusCode.BadRequest, typeof(RegistryException))]
    public async Task Each_status_is_its_own_error_with_what_the_registry_says(HttpStatusCode status, Type type)
    {
        var registry = new ScriptedRegistry(_ => Answer(status, """{"errors":[{"code":"DENIED","message":"not you","detail":{"a":1}}]}"""));
        await using var client = registry.Client();

        var error = (RegistryException)await Assert.ThrowsAsync(type, () => client.Open(Name).PushAsync(Blob, ContentSource.FromBytes("hello"u8.ToArray())));

        Assert.Equal(new RegistryError("DENIED", "not you"), Assert.Single(error.Answer.Errors));
        Assert.Equal((int)status, error.Answer.StatusCode);
        Assert.Contains("DENIED: not you", error.Message, StringComparison.Ordinal);
        Assert.Contains("POST https://registry.example.com/v2/a/blobs/uploads/", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_a_proxy_is_no_reason_to_fail_otherwise()
    {
        var registry = new ScriptedRegistry(_ => Answer(HttpStatusCode.BadGateway, "<html>" + new string('x', 100_000)));
        await using var client = registry.Client();

        Assert.Empty((await Assert.ThrowsAsync<RegistryUnavailableException>(() => client.Open(Name).ResolveAsync("1"))).Answer.Errors);
    }

    [Theory]
    [InlineData("127.0.0.1:5000/a", null, "http")]
    [InlineData("localhost:5000/a", null, "http")]
    [InlineData("[::1]:5000/a", null, "http")]
    [InlineData("localhost:5000/a", false, "https")]
    [InlineData("10.0.0.1:5000/a", null, "https")]
    [InlineData("10.0.0.1:5000/a", true, "http")]
    [InlineData("alpine", null, "https")]
    public async Task Plain_http_is_for_loopback_unless_set(string name, bool? plain, string scheme)
    {
        var registry = new ScriptedRegistry(_ => Answer(HttpStatusCode.NotFound));
        await using var client = registry.Client(plain is { } set ? new RegistryClientOptions { PlainHttp = _ => set } : null);

        await client.Open(RepositoryName.Parse(name)).ResolveAsync("1");

        Assert.StartsWith($"HEAD {scheme}://", Assert.Single(registry.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, "resolves")]
    [InlineData(HttpRequestError.ConnectionError, "listens")]
    [InlineData(HttpRequestError.SecureConnectionError, "--plain-http registry.example.com")]
    public async Task What_to_check_depends_on_what_failed(HttpRequestError kind, string advice)
    {
        var registry = new ScriptedRegistry(_ => throw new HttpRequestException(kind, "no"));
        await using var client = registry.Client();

        var error = await Assert.ThrowsAsync<UnreachableRegistryException>(() => client.Open(Name).ResolveAsync("1"));

        Assert.Equal("registry.example.com", error.Host);
        Assert.Contains(advice, error.Fault.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_an_interruption_and_a_cancellation_is_none()
    {
        var registry = new ScriptedRegistry(_ => throw new HttpRequestException(HttpRequestError.ResponseEnded, "gone"));
        await using var client = registry.Client();
        Assert.Equal("registry.example.com", (await Assert.ThrowsAsync<InterruptedTransferException>(() => client.Open(Name).ResolveAsync("1"))).Host);

        using var stop = new CancellationTokenSource();
        var stopping = new ScriptedRegistry(_ =>
        {
            stop.Cancel();
            throw new OperationCanceledException("stopped", new TimeoutException(), stop.Token);
        });
        await using var other = stopping.Client();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => other.Open(Name).ResolveAsync("1", stop.Token));
    }

    [Fact]
    public async Task A_file_that_vanished_is_not_blamed_on_the_network()
    {
        var registry = new ScriptedRegistry(_ => Answer(HttpStatusCode.Accepted, null, ("Location", "/up")));
        await using var client = registry.Client();

        var error = await Assert.ThrowsAsync<UnreadableContentException>(() => client.Open(Name).PushAsync(Blob, ContentSource.FromFile("/does/not/exist")));

        Assert.Equal("/does/not/exist", error.Subject);
    }
}

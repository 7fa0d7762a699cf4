using System.Net;
using KubeStellar.Testing;
using static KubeStellar.Oci.Tests.ScriptedRegistry;

namespace KubeStellar.Oci.Tests.Registries;

/// <summary>Token services, which the real registry of the tests does not have.</summary>
public sealed class AuthenticationTests
{
    private const string Bearer = """Bearer realm="https://auth.example.com/token?tenant=a",service="registry.example.com",scope="repository:a/b:pull" """;

    private static readonly RepositoryName Name = RepositoryName.Parse("registry.example.com/a/b");

    [Fact]
    public async Task A_token_is_asked_for_once_and_used_from_then_on()
    {
        var registry = new ScriptedRegistry(request => request.RequestUri!.Host == "auth.example.com" ? Answer(HttpStatusCode.OK, """{"token":"t1","expires_in":300}""")
            : request.Headers.Authorization?.Parameter == "t1" ? Answer(HttpStatusCode.NotFound)
            : Challenge(Bearer));
        await using var client = registry.Client(new RegistryClientOptions { Credentials = new Fixed(new Credential { Username = "u", Password = "p", Origin = "test" }) });

        await client.Open(Name).ResolveAsync("1");
        await client.Open(Name).ResolveAsync("2");

        Assert.Equal(
            [
                "HEAD https://registry.example.com/v2/a/b/manifests/1",
                "GET https://auth.example.com/token?tenant=a&service=registry.example.com&scope=repository%3Aa%2Fb%3Apull [Basic]",
                "HEAD https://registry.example.com/v2/a/b/manifests/1 [Bearer]",
                "HEAD https://registry.example.com/v2/a/b/manifests/2 [Bearer]",
            ],
            registry.Requests);
    }

    [Fact]
    public async Task A_token_to_write_is_used_to_read_as_well()
    {
        var blob = Descriptor.Of(MediaTypes.OciLayer, "hello"u8);
        var registry = new ScriptedRegistry(request => request.RequestUri!.Host == "auth.example.com" ? Answer(HttpStatusCode.OK, """{"access_token":"t"}""")
            : request.Headers.Authorization is null ? Challenge(Bearer)
            : request.Method == HttpMethod.Post ? Answer(HttpStatusCode.Accepted, null, ("Location", "/v2/a/b/blobs/uploads/1"))
            : request.Method == HttpMethod.Put ? Answer(HttpStatusCode.Created)
            : Answer(HttpStatusCode.OK));
        await using var client = registry.Client();
        var repository = client.Open(Name);

        await repository.PushAsync(blob, ContentSource.FromBytes("hello"u8.ToArray()));
        await repository.ExistsAsync(blob);

        Assert.Equal(1, registry.Requests.Count(request => request.Contains("auth.example.com", StringComparison.Ordinal)));
        Assert.Contains("pull%2Cpush", registry.Requests[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_into_a_registry_needs_one_token()
    {
        using var folder = new TemporaryDirectory();
        var image = await new SampleImage("x").PushToAsync(new OciLayout(folder.FullPath));
        var registry = new ScriptedRegistry(request => request.RequestUri!.Host == "auth.example.com" ? Answer(HttpStatusCode.OK, """{"token":"t"}""")
            : request.Headers.Authorization is null ? Challenge(Bearer)
            : request.Method == HttpMethod.Post ? Answer(HttpStatusCode.Accepted, null, ("Location", "/up"))
            : request.Method == HttpMethod.Put ? Answer(HttpStatusCode.Created)
            : Answer(HttpStatusCode.NotFound));
        await using var client = registry.Client();

        await ArtifactCopier.CopyAsync(new OciLayout(folder.FullPath), image.Root, client.Open(Name));

        Assert.Contains("pull%2Cpush", Assert.Single(registry.Requests, request => request.Contains("/token", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_token_is_renewed_before_it_is_used()
    {
        var time = new ManualTime();
        var issued = 0;
        var registry = new ScriptedRegistry(request => request.RequestUri!.Host == "auth.example.com" ? Answer(HttpStatusCode.OK, $$"""{"token":"t{{++issued}}","expires_in":100}""")
            : request.Headers.Authorization is null ? Challenge(Bearer)
            : Answer(HttpStatusCode.NotFound));
        await using var client = registry.Client(new RegistryClientOptions { TimeProvider = time });

        await client.Open(Name).ResolveAsync("1");
        time.Now += TimeSpan.FromSeconds(79);
        await client.Open(Name).ResolveAsync("1");
        Assert.Equal(1, issued);
        time.Now += TimeSpan.FromSeconds(2);
        await client.Open(Name).ResolveAsync("1");

        Assert.Equal(2, issued);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once_and_then_the_credential_is_to_blame()
    {
        var issued = 0;
        var registry = new ScriptedRegistry(request => request.RequestUri!.Host == "auth.example.com" ? Answer(HttpStatusCode.OK, $$"""{"token":"t{{++issued}}"}""") : Challenge(Bearer));
        await using var client = registry.Client(new RegistryClientOptions { Credentials = new Fixed(new Credential { Username = "u", Password = "p", Origin = "the test" }) });

        var error = await Assert.ThrowsAsync<UnauthorizedException>(() => client.Open(Name).ResolveAsync("1"));
        await Assert.ThrowsAsync<UnauthorizedException>(() => client.Open(Name).ResolveAsync("1"));

        Assert.Equal("the test", error.Answer.CredentialOrigin);
        // One and its renewal, for the right to read and for that to write.
        Assert.Equal(4, issued);
        Assert.Equal("registry.example.com", error.Answer.Registry);
    }

    [Fact]
    public async Task A_token_service_that_refuses_the_credential_names_its_origin_and_not_the_secret()
    {
        var registry = new ScriptedRegistry(request => request.RequestUri!.Host == "auth.example.com"
            ? Answer(HttpStatusCode.Unauthorized, """{"errors":[{"code":"UNAUTHORIZED","message":"bad\u001b[31m password"}]}""")
            : Challenge(Bearer));
        await using var client = registry.Client(new RegistryClientOptions { Credentials = new Fixed(new Credential { Username = "u", Password = "s3cret", Origin = "docker config x" }) });

        var error = await Assert.ThrowsAsync<UnauthorizedException>(() => client.Open(Name).ResolveAsync("1"));

        Assert.Contains("docker config x", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("scope=", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', error.Message);
        Assert.Equal("UNAUTHORIZED", Assert.Single(error.Answer.Errors).Code);
    }

    [Fact]
    public async Task An_identity_token_is_posted()
    {
        var registry = new ScriptedRegistry(request => request.RequestUri!.Host == "auth.example.com" ? Answer(HttpStatusCode.OK, """{"access_token":"t"}""")
            : request.Headers.Authorization is null ? Challenge(Bearer)
            : Answer(HttpStatusCode.NotFound));
        await using var client = registry.Client(new RegistryClientOptions { Credentials = new Fixed(new Credential { IdentityToken = "refresh", Origin = "test" }) });

        await client.Open(Name).ResolveAsync("1");

        Assert.StartsWith("POST https://auth.example.com/token?tenant=a +", registry.Requests[1], StringComparison.Ordinal);
        Assert.Equal(
            "grant_type=refresh_token&client_id=kubestellar-delivery&refresh_token=refresh&service=registry.example.com&scope=repository%3Aa%2Fb%3Apull",
            registry.Bodies[1]);
    }

    [Fact]
    public async Task Basic_credentials_are_sent_only_after_the_registry_asked()
    {
        var registry = new ScriptedRegistry(request => request.Headers.Authorization is null ? Challenge("Basic realm=\"x\"") : Answer(HttpStatusCode.NotFound));
        await using var client = registry.Client(new RegistryClientOptions { Credentials = new Fixed(new Credential { Username = "u", Password = "p", Origin = "test" }) });

        await client.Open(Name).ResolveAsync("1");
        await client.Open(Name).ResolveAsync("2");

        Assert.Equal(["", " [Basic]", " [Basic]"], registry.Requests.Select(request => request[(request.LastIndexOf('/') + 2)..]));
    }

    [Fact]
    public async Task A_token_service_without_tls_gets_nothing()
    {
        var registry = new ScriptedRegistry(_ => Challenge("Bearer realm=\"http://auth.example.com/token\""));
        await using var client = registry.Client(new RegistryClientOptions { Credentials = new Fixed(new Credential { Username = "u", Password = "p", Origin = "test" }) });

        var error = await Assert.ThrowsAsync<InsecureTokenServiceException>(() => client.Open(Name).ResolveAsync("1"));

        Assert.Equal("registry.example.com", error.Registry);
        Assert.Single(registry.Requests);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"token\":1}")]
    public async Task An_answer_without_a_token_is_malformed(string json)
    {
        var registry = new ScriptedRegistry(request => request.RequestUri!.Host == "auth.example.com" ? Answer(HttpStatusCode.OK, json) : Challenge(Bearer));
        await using var client = registry.Client();

        var error = await Assert.ThrowsAsync<MalformedContentException>(() => client.Open(Name).ResolveAsync("1"));

        Assert.Equal("token from auth.example.com", error.Subject);
    }

    [Fact]
    public async Task An_endless_answer_of_the_token_service_is_cut_off()
    {
        var registry = new ScriptedRegistry(request => request.RequestUri!.Host == "auth.example.com"
            ? Answer(HttpStatusCode.OK, new string(' ', 2_000_000))
            : Challenge(Bearer));
        await using var client = registry.Client();

        await Assert.ThrowsAsync<ContentTooLargeException>(() => client.Open(Name).ResolveAsync("1"));
    }

    [Fact]
    public async Task Many_requests_at_a_time_share_one_token()
    {
        var registry = new ScriptedRegistry(request => request.RequestUri!.Host == "auth.example.com" ? Answer(HttpStatusCode.OK, """{"token":"t"}""")
            : request.Headers.Authorization is null ? Challenge(Bearer)
            : Answer(HttpStatusCode.NotFound));
        await using var client = registry.Client();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => client.Open(Name).ResolveAsync($"{i}"))));

        Assert.Equal(1, registry.Requests.Count(request => request.Contains("/token", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_repository_that_only_its_future_owner_may_look_into_has_no_tags()
    {
        var registry = new ScriptedRegistry(request => request.RequestUri!.Host == "auth.example.com"
                ? Answer(HttpStatusCode.OK, request.RequestUri.Query.Contains("push", StringComparison.Ordinal) ? """{"token":"write"}""" : """{"token":"read"}""")
            : request.Headers.Authorization?.Parameter == "write" ? Answer(HttpStatusCode.NotFound, """{"errors":[{"code":"NAME_UNKNOWN"}]}""")
            : Challenge(Bearer));
        var options = new RegistryClientOptions { Credentials = new Fixed(new Credential { Username = "u", Password = "p", Origin = "test" }) };
        await using var one = registry.Client(options);
        await using var other = registry.Client(options);

        Assert.Null(await one.Open(Name).ResolveAsync("1"));
        Assert.Empty(await other.Open(Name).ListTagsAsync().ToListAsync());
    }

    [Fact]
    public async Task A_token_service_that_gives_no_right_to_read_what_does_not_exist_is_asked_for_the_right_to_write()
    {
        var registry = new ScriptedRegistry(request => request.RequestUri!.Host == "auth.example.com"
                ? request.RequestUri.Query.Contains("push", StringComparison.Ordinal) ? Answer(HttpStatusCode.OK, """{"token":"write"}""") : Answer(HttpStatusCode.Forbidden)
            : request.Headers.Authorization is null ? Challenge(Bearer)
            : Answer(HttpStatusCode.NotFound));
        await using var client = registry.Client(new RegistryClientOptions { Credentials = new Fixed(new Credential { Username = "u", Password = "p", Origin = "test" }) });

        Assert.Null(await client.Open(Name).ResolveAsync("1"));
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, typeof(UnauthorizedException))]
    [InlineData(HttpStatusCode.Forbidden, typeof(ForbiddenException))]
    public async Task A_refusal_without_a_credential_is_never_taken_for_absence(HttpStatusCode status, Type type)
    {
        var registry = new ScriptedRegistry(request => request.RequestUri!.Host == "auth.example.com" ? Answer(HttpStatusCode.OK, """{"token":"anonymous"}""")
            : request.Headers.Authorization is null ? Challenge(Bearer)
            : Answer(status));
        await using var client = registry.Client();

        await Assert.ThrowsAsync(type, () => client.Open(Name).ResolveAsync("1"));
        await Assert.ThrowsAsync(type, async () => await client.Open(Name).ListTagsAsync().ToListAsync());

        Assert.DoesNotContain(registry.Requests, request => request.Contains("push", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_search_for_the_credential_that_failed_is_made_again()
    {
        var registry = new ScriptedRegistry(request => request.Headers.Authorization is null ? Challenge("Basic realm=\"x\"") : Answer(HttpStatusCode.NotFound));
        var failures = 1;
        await using var client = registry.Client(new RegistryClientOptions { Credentials = new Failing(() => failures-- > 0) });

        await Assert.ThrowsAsync<OperationCanceledException>(() => client.Open(Name).ResolveAsync("1"));

        Assert.Null(await client.Open(Name).ResolveAsync("1"));
    }

    private sealed class Failing(Func<bool> fails) : ICredentialSource
    {
        public Task<Credential?> FindAsync(RepositoryName repository, CancellationToken cancellationToken = default) =>
            fails() ? Task.FromException<Credential?>(new OperationCanceledException()) : Task.FromResult<Credential?>(new Credential { Username = "u", Password = "p", Origin = "test" });
    }

    private sealed class Fixed(Credential credential) : ICredentialSource
    {
        public Task<Credential?> FindAsync(RepositoryName repository, CancellationToken cancellationToken = default) =>
            Task.FromResult(repository.Registry == "registry.example.com" ? credential : null);
    }

    private sealed class ManualTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

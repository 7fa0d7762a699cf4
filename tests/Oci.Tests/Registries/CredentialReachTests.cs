using System.Net;
using System.Text;
using static KubeStellar.Oci.Tests.ScriptedRegistry;

namespace KubeStellar.Oci.Tests.Registries;

/// <summary>Where credentials and tokens go, and where they never do.</summary>
public sealed class CredentialReachTests
{
    private const string Password = "s3cret/p+ss";

    private static readonly RepositoryName Name = RepositoryName.Parse("registry.example.com/a/b");
    private static readonly Descriptor Blob = Descriptor.Of(MediaTypes.OciLayer, "hello"u8);

    [Theory]
    [InlineData("https://storage.example.net/x?sig=1", "https://storage.example.net/x?sig=1")]
    [InlineData("https://user:pw@storage.example.net/x", "https://storage.example.net/x")]
    [InlineData("https://registry.example.com:8443/x", "https://registry.example.com:8443/x")]
    public async Task A_redirect_to_another_host_carries_no_authorization(string location, string asked)
    {
        var registry = new ScriptedRegistry(request => request.Headers.Authorization is null && request.RequestUri!.Authority == "registry.example.com" ? Challenge("Basic realm=\"x\"")
            : request.RequestUri!.Authority == "registry.example.com" ? Answer(HttpStatusCode.TemporaryRedirect, null, ("Location", location))
            : Answer(HttpStatusCode.OK, "hello"));
        await using var client = Client(registry);

        Assert.Equal("hello"u8.ToArray(), await client.Open(Name).FetchBytesAsync(Blob, 10));

        Assert.Equal($"GET {asked}", registry.Requests[^1]);
    }

    [Fact]
    public async Task A_chain_of_redirects_that_leads_back_carries_no_authorization()
    {
        var registry = new ScriptedRegistry(request => request.RequestUri!.AbsolutePath switch
        {
            "/there" => Answer(HttpStatusCode.TemporaryRedirect, null, ("Location", "https://registry.example.com/back")),
            "/back" => Answer(HttpStatusCode.OK, "hello"),
            _ when request.Headers.Authorization is null => Challenge("Basic realm=\"x\""),
            _ => Answer(HttpStatusCode.TemporaryRedirect, null, ("Location", "https://other.example.net/there")),
        });
        await using var client = Client(registry);

        await client.Open(Name).FetchBytesAsync(Blob, 10);

        Assert.Equal(["GET https://other.example.net/there", "GET https://registry.example.com/back"], registry.Requests.TakeLast(2));
    }

    [Theory]
    [InlineData("https://upload.example.net/u", "PUT https://upload.example.net/u?digest=")]
    [InlineData("https://user:pw@upload.example.net/u", "PUT https://upload.example.net/u?digest=")]
    public async Task An_upload_on_another_host_carries_no_authorization(string location, string asked)
    {
        var registry = new ScriptedRegistry(request => request.RequestUri!.Host != "registry.example.com" ? Answer(HttpStatusCode.Created)
            : request.Headers.Authorization is null ? Challenge("Basic realm=\"x\"")
            : Answer(HttpStatusCode.Accepted, null, ("Location", location)));
        await using var client = Client(registry);

        await client.Open(Name).PushAsync(Blob, ContentSource.FromBytes("hello"u8.ToArray()));

        Assert.StartsWith(asked, registry.Requests[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("[Basic]", registry.Requests[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_to_a_page_on_another_host_is_not_followed_and_shown_without_secrets()
    {
        var registry = new ScriptedRegistry(request => request.RequestUri!.Host != "registry.example.com" ? Answer(HttpStatusCode.OK, """{"tags":["2"]}""")
            : request.Headers.Authorization is null ? Challenge("Basic realm=\"x\"")
            : Answer(HttpStatusCode.OK, """{"tags":["1"]}""", ("Link", $"<https://other.example.net/next?p={Uri.EscapeDataString(Password)}>; rel=\"next\"")));
        await using var client = Client(registry);

        var error = await Assert.ThrowsAsync<MisleadingListException>(async () => await client.Open(Name).ListTagsAsync().ToListAsync());

        Assert.DoesNotContain(registry.Requests, request => request.Contains("other.example.net", StringComparison.Ordinal));
        Assert.Contains("next?p=***", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1:5000", "http://storage.example.net/x", "storage.example.net")]
    [InlineData("127.0.0.1:5000", "http://10.0.0.1:9000/x", "10.0.0.1:9000")]
    public async Task A_redirect_to_plain_HTTP_on_another_machine_is_not_followed(string host, string location, string refused)
    {
        var registry = new ScriptedRegistry(_ => Answer(HttpStatusCode.TemporaryRedirect, null, ("Location", location)));
        await using var client = Client(registry);

        var error = await Assert.ThrowsAsync<InsecureAddressException>(() => client.Open(RepositoryName.Parse($"{host}/a")).FetchBytesAsync(Blob, 10));

        Assert.Equal(refused, error.Host);
        Assert.Contains($"--plain-http {refused}", error.Fault.NextStep, StringComparison.Ordinal);
        Assert.Single(registry.Requests);
    }

    // The host of the registry, of the realm, and whether it is asked for a token.
    [Theory]
    [InlineData("registry.example.com", "https://auth.example.net/t", true)]
    [InlineData("registry.example.com", "https://registry.example.com/t", true)]
    [InlineData("registry.example.com", "http://registry.example.com/t", false)]
    [InlineData("registry.example.com", "http://auth.example.net/t", false)]
    [InlineData("registry.example.com", "http://127.0.0.1:8080/t", false)]
    [InlineData("registry.example.com", "http://localhost/t", false)]
    [InlineData("127.0.0.1:5000", "http://127.0.0.1:5001/t", true)]
    [InlineData("localhost:5000", "http://[::1]:5001/t", true)]
    [InlineData("127.0.0.1:5000", "http://auth.example.net/t", false)]
    [InlineData("127.0.0.1:5000", "https://auth.example.net/t", true)]
    [InlineData("plain.example.com", "http://plain.example.com/t", true)]
    [InlineData("plain.example.com", "http://auth.example.net/t", false)]
    [InlineData("plain.example.com", "http://127.0.0.1/t", false)]
    public async Task A_token_service_without_TLS_is_asked_where_plain_HTTP_is_allowed_alone(string host, string realm, bool isAsked)
    {
        var registry = new ScriptedRegistry(request => request.RequestUri!.AbsolutePath == "/t" ? Answer(HttpStatusCode.OK, """{"token":"t"}""")
            : request.Headers.Authorization is null ? Challenge($"Bearer realm=\"{realm}\"")
            : Answer(HttpStatusCode.NotFound));
        await using var client = registry.Client(new RegistryClientOptions
        {
            Credentials = new Everywhere(new Credential { Username = "u", Password = Password, Origin = "test" }),
            PlainHttp = name => Loopback.IsLoopback(name) || name == "plain.example.com",
        });

        var error = await Record.ExceptionAsync(() => client.Open(RepositoryName.Parse($"{host}/a")).ResolveAsync("1"));

        Assert.Equal(isAsked, error is null);
        Assert.True(isAsked || error is InsecureTokenServiceException, error?.ToString());
        Assert.Equal(isAsked, registry.Requests.Any(request => request.Contains("/t?", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_realm_that_names_a_user_is_asked_with_the_users_own_credential_and_without_that_name()
    {
        var registry = new ScriptedRegistry(request => request.RequestUri!.Host == "auth.example.net" ? Answer(HttpStatusCode.Forbidden)
            : Challenge("Bearer realm=\"https://evil:CANARY@auth.example.net/t?x=1#frag\""));
        await using var client = Client(registry);

        var error = await Assert.ThrowsAsync<ForbiddenException>(() => client.Open(Name).ResolveAsync("1"));

        Assert.Equal("GET https://auth.example.net/t?x=1&scope=repository%3Aa%2Fb%3Apull [Basic]", registry.Requests[1]);
        Assert.DoesNotContain("CANARY", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_of_the_token_service_that_leads_elsewhere_is_not_followed()
    {
        var registry = new ScriptedRegistry(request => request.RequestUri!.Host == "auth.example.net" ? Answer(HttpStatusCode.TemporaryRedirect, null, ("Location", "https://evil.example/"))
            : Challenge("Bearer realm=\"https://auth.example.net/t\""));
        await using var client = Client(registry);

        await Assert.ThrowsAsync<RegistryException>(() => client.Open(Name).ResolveAsync("1"));

        Assert.DoesNotContain(registry.Requests, request => request.Contains("evil", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_stands_in_no_address()
    {
        var registry = new ScriptedRegistry(request => request.RequestUri!.Host == "auth.example.net" ? Answer(HttpStatusCode.OK, """{"token":"t0ken4711"}""")
            : request.Headers.Authorization is null ? Challenge("Bearer realm=\"https://auth.example.net/t\"")
            : Answer(HttpStatusCode.NotFound));
        foreach (var credential in new[] { new Credential { Username = "u", Password = Password, Origin = "test" }, new Credential { IdentityToken = Password, Origin = "test" } })
        {
            await using var client = registry.Client(new RegistryClientOptions { Credentials = new Everywhere(credential) });
            await client.Open(Name).ResolveAsync("1");
        }

        Assert.All(registry.Requests, request => Assert.DoesNotContain("s3cret", Uri.UnescapeDataString(request), StringComparison.Ordinal));
        Assert.All(registry.Requests, request => Assert.DoesNotContain("t0ken", request, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task What_a_registry_echoes_of_a_secret_is_not_shown(HttpStatusCode status)
    {
        var registry = new ScriptedRegistry(request =>
        {
            var header = request.Headers.Authorization;
            var echo = $"no: {header} {header?.Parameter?[..Math.Min(20, header.Parameter.Length)]} {Uri.EscapeDataString(Password)} {new string('x', 340)}{header?.Parameter}";
            return request.RequestUri!.Host == "auth.example.net" ? Answer(HttpStatusCode.OK, """{"token":"t0ken-t0ken-4711-t0ken-t0ken-4711"}""")
                : header is null ? Challenge("Bearer realm=\"https://auth.example.net/t\"")
                : request.RequestUri.AbsolutePath.Contains("t0ken", StringComparison.Ordinal) ? Answer(status, $$"""{"errors":[{"code":"{{header.Parameter}}","message":"{{echo}}"}]}""")
                : Answer(HttpStatusCode.TemporaryRedirect, null, ("Location", $"https://registry.example.com/{header.Parameter}"));
        });
        await using var client = Client(registry);

        // Who refuses gets asked for the right to write as well.
        var error = await Assert.ThrowsAnyAsync<RegistryException>(() => client.Open(Name).FetchBytesAsync(Blob, 10));

        Assert.Equal(status, (HttpStatusCode)error.Answer.StatusCode);
        Assert.Contains("***", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("t0ken", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_token_service_echoes_of_the_password_is_not_shown()
    {
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"u:{Password}"));
        var registry = new ScriptedRegistry(request => request.RequestUri!.Host == "auth.example.net"
            ? Answer(HttpStatusCode.Unauthorized, $$"""{"errors":[{"code":"X","message":"Basic {{basic}} is not {{Password}}"}]}""")
            : Challenge("Bearer realm=\"https://auth.example.net/t\""));
        await using var client = Client(registry);

        var error = await Assert.ThrowsAsync<UnauthorizedException>(() => client.Open(Name).ResolveAsync("1"));

        Assert.Equal("Basic *** is not ***", Assert.Single(error.Answer.Errors).Message);
    }

    [Fact]
    public async Task Each_part_of_a_host_gets_its_own_credential_and_tokens()
    {
        var registry = new ScriptedRegistry(request => request.RequestUri!.Host == "auth.example.net"
                ? Answer(HttpStatusCode.OK, $$"""{"token":"{{Encoding.UTF8.GetString(Convert.FromBase64String(request.Headers.Authorization!.Parameter!)).Split(':')[0]}}"}""")
            : request.Headers.Authorization is null ? Challenge("Bearer realm=\"https://auth.example.net/t\"")
            : request.RequestUri.AbsolutePath.StartsWith($"/v2/{request.Headers.Authorization.Parameter}/", StringComparison.Ordinal) ? Answer(HttpStatusCode.NotFound)
            : Answer(HttpStatusCode.Forbidden));
        await using var client = registry.Client(new RegistryClientOptions { Credentials = new ByOwner() });

        Assert.Null(await client.Open(RepositoryName.Parse("registry.example.com/one/x")).ResolveAsync("1"));
        Assert.Null(await client.Open(RepositoryName.Parse("registry.example.com/two/x")).ResolveAsync("1"));
        Assert.Null(await client.Open(RepositoryName.Parse("registry.example.com/one/y")).ResolveAsync("1"));
    }

    [Fact]
    public async Task A_registry_token_goes_to_the_registry_and_to_no_token_service()
    {
        var registry = new ScriptedRegistry(request => request.Headers.Authorization?.Parameter == "r" ? Answer(HttpStatusCode.NotFound) : Challenge("Bearer realm=\"https://auth.example.net/t\""));
        await using var client = registry.Client(new RegistryClientOptions { Credentials = new Everywhere(new Credential { RegistryToken = "r", Origin = "test" }) });

        Assert.Null(await client.Open(Name).ResolveAsync("1"));

        Assert.Equal(2, registry.Requests.Count);
    }

    private static RemoteRegistry Client(ScriptedRegistry registry) =>
        registry.Client(new RegistryClientOptions { Credentials = new Everywhere(new Credential { Username = "u", Password = Password, Origin = "test" }), Retries = RetryOptions.None });

    private sealed class Everywhere(Credential credential) : ICredentialSource
    {
        public Task<Credential?> FindAsync(RepositoryName repository, CancellationToken cancellationToken = default) => Task.FromResult<Credential?>(credential);
    }

    private sealed class ByOwner : ICredentialSource
    {
        public Task<Credential?> FindAsync(RepositoryName repository, CancellationToken cancellationToken = default) =>
            Task.FromResult<Credential?>(new Credential { Username = repository.Path.Split('/')[0], Password = "p", Origin = "test" });
    }
}

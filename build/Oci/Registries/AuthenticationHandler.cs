using System.Collections.Concurrent;
using System.Net;

namespace KubeStellar.Oci;

/// <summary>Answers the challenges of registries, one round a request; requests without a <see cref="TokenScope"/>, such as those to other hosts, pass as they are.</summary>
internal sealed class AuthenticationHandler(RegistryClientOptions options, HttpMessageHandler inner, HttpMessageInvoker tokens) : DelegatingHandler(inner)
{
    public static readonly HttpRequestOptionsKey<string?> CredentialOrigin = new("credential origin");

    /// <summary>What was sent to registries so far, for those who show their answers.</summary>
    private static readonly HttpRequestOptionsKey<SecretValues> Secrets = new("secrets");

    private readonly ConcurrentDictionary<string, HostSession> _sessions = new(StringComparer.OrdinalIgnoreCase);
    private readonly SecretValues _secrets = new();

    /// <summary>Returns foreign text of an answer without the secrets that were sent to registries.</summary>
    public static string Hide(HttpResponseMessage response, string foreign) =>
        response.RequestMessage!.Options.TryGetValue(Secrets, out var secrets) ? secrets.Hide(foreign) : foreign;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Options.Set(Secrets, _secrets);
        RequireAllowed(request.RequestUri!);
        if (!request.Options.TryGetValue(TokenScope.Key, out var scope))
        {
            return await PassAsync(request, cancellationToken);
        }

        var session = _sessions.GetOrAdd(request.RequestUri!.GetLeftPart(UriPartial.Authority), NewSession);
        var sent = request.Headers.Authorization = await session.AuthorizeAsync(scope, cancellationToken);
        var response = await PassAsync(request, cancellationToken);
        request.Options.Set(CredentialOrigin, session.CredentialOriginOf(scope.Repository));
        if (response.StatusCode != HttpStatusCode.Unauthorized || Challenge.Of(response) is not { } challenge)
        {
            return response;
        }

        RequireSafe(challenge, request.RequestUri);
        session.Learn(challenge);
        if (sent is not null)
        {
            session.Forget(sent);
        }

        var next = await session.AuthorizeAsync(scope, cancellationToken);
        request.Options.Set(CredentialOrigin, session.CredentialOriginOf(scope.Repository));
        if (next is null || next.Equals(sent))
        {
            return response;
        }

        response.Dispose();
        request.Headers.Authorization = next;
        return await PassAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            tokens.Dispose();
        }

        base.Dispose(disposing);
    }

    // What is asked over plain HTTP gets the proxy's own refusal as its answer.
    private async Task<HttpResponseMessage> PassAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        RequirePassed(request, await base.SendAsync(request, cancellationToken));

    private HttpResponseMessage RequirePassed(HttpRequestMessage request, HttpResponseMessage response)
    {
        if (response.StatusCode != HttpStatusCode.ProxyAuthenticationRequired || ProxyRoute.To(request.RequestUri!, options) is not { } proxy)
        {
            return response;
        }

        response.Dispose();
        throw proxy.Refusal(request.RequestUri!, response.StatusCode, null);
    }

    // Redirects, places of uploads and links to further pages all come this way.
    private void RequireAllowed(Uri address)
    {
        if (address.Scheme != Uri.UriSchemeHttps && !options.PlainHttp(address.Authority))
        {
            throw new InsecureAddressException(address);
        }
    }

    // A token service on this machine is as safe as a registry there, but a registry elsewhere has no business with it.
    private void RequireSafe(Challenge challenge, Uri registry)
    {
        if (challenge.Realm is { } realm && realm.Scheme != Uri.UriSchemeHttps && !(options.PlainHttp(realm.Authority) && (registry.IsLoopback || !realm.IsLoopback)))
        {
            throw new InsecureTokenServiceException(registry.Authority, realm);
        }
    }

    private HostSession NewSession(string address) =>
        new(options.Credentials, new TokenService(SendTokenRequestAsync, options.TimeProvider, options.UserAgent), _secrets, options.TimeProvider);

    private async Task<HttpResponseMessage> SendTokenRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Options.Set(Secrets, _secrets);
        try
        {
            request.Options.Set(RequestTerms.Key, new RequestTerms(options.Retries.Tokens) { ReadAhead = TokenService.MaxAnswer });
            return RequirePassed(request, await tokens.SendAsync(request, cancellationToken));
        }
        catch (Exception error) when (NetworkFailure.Translate(error, request, options, cancellationToken) is { } fault)
        {
            throw fault;
        }
    }
}

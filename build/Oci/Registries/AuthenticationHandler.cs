using System.Collections.Concurrent;
using System.Net;

namespace KubeStellar.Oci;

/// <summary>Answers the challenges of registries, one round a request; requests without a <see cref="TokenScope"/>, such as those to other hosts, pass as they are.</summary>
internal sealed class AuthenticationHandler(RegistryClientOptions options, HttpMessageHandler inner, HttpMessageInvoker tokens) : DelegatingHandler(inner)
{
    public static readonly HttpRequestOptionsKey<string?> CredentialOrigin = new("credential origin");

    private readonly ConcurrentDictionary<string, HostSession> _sessions = new(StringComparer.OrdinalIgnoreCase);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Options.TryGetValue(TokenScope.Key, out var scope))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var session = _sessions.GetOrAdd(request.RequestUri!.Authority, NewSession);
        var sent = request.Headers.Authorization = await session.AuthorizeAsync(scope, cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        request.Options.Set(CredentialOrigin, session.CredentialOrigin);
        if (response.StatusCode != HttpStatusCode.Unauthorized || Challenge.Of(response) is not { } challenge)
        {
            return response;
        }

        if (challenge.Realm is { Scheme: "http", IsLoopback: false } && request.RequestUri.Scheme == Uri.UriSchemeHttps)
        {
            throw new InsecureTokenServiceException(request.RequestUri.Authority, challenge.Realm);
        }

        session.Learn(challenge);
        if (sent is not null)
        {
            session.Forget(sent);
        }

        var next = await session.AuthorizeAsync(scope, cancellationToken);
        request.Options.Set(CredentialOrigin, session.CredentialOrigin);
        if (next is null || next.Equals(sent))
        {
            return response;
        }

        response.Dispose();
        request.Headers.Authorization = next;
        return await base.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var session in _sessions.Values)
            {
                session.Dispose();
            }

            tokens.Dispose();
        }

        base.Dispose(disposing);
    }

    private HostSession NewSession(string authority) =>
        new(authority, options.Credentials, new TokenService(SendTokenRequestAsync, options.TimeProvider, options.UserAgent), options.TimeProvider);

    private async Task<HttpResponseMessage> SendTokenRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            request.Options.Set(RequestTerms.Key, new RequestTerms(options.Retries.Tokens) { ReadAhead = TokenService.MaxAnswer });
            return await tokens.SendAsync(request, cancellationToken);
        }
        catch (Exception error) when (NetworkFailure.Translate(error, request.RequestUri!, options.ConnectTimeout, cancellationToken) is { } fault)
        {
            throw fault;
        }
    }
}

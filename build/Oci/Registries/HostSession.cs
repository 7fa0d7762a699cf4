using System.Collections.Concurrent;
using System.Net.Http.Headers;

namespace KubeStellar.Oci;

/// <summary>What is known about authentication to one host: its challenge, the credential for it, and the tokens it gave.</summary>
internal sealed class HostSession(string host, ICredentialSource? credentials, TokenService tokens, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly ConcurrentDictionary<TokenScope, Token> _cache = new();
    private Credential? _credential;
    private bool _searched;
    private Challenge? _challenge;

    /// <summary>Where the credential came from, or null where none was found or needed so far.</summary>
    public string? CredentialOrigin => _credential?.Origin;

    public void Learn(Challenge latest) => _challenge = latest;

    /// <summary>Forgets the token that the host refused, so that the next one is new.</summary>
    public void Forget(AuthenticationHeaderValue refused)
    {
        foreach (var (scope, token) in _cache)
        {
            if (token.Value == refused.Parameter)
            {
                _cache.TryRemove(KeyValuePair.Create(scope, token));
            }
        }
    }

    /// <summary>Returns the header to send, or null while the host has not asked for one or there is no credential.</summary>
    public async Task<AuthenticationHeaderValue?> AuthorizeAsync(TokenScope scope, CancellationToken cancellationToken)
    {
        if (_challenge is not { } current)
        {
            return null;
        }

        if (current.Realm is null)
        {
            return await InTurnAsync(() => FindCredentialAsync(cancellationToken), cancellationToken) is { Password: not null } basic ? TokenService.Basic(basic) : null;
        }

        var token = Cached(scope) ?? await InTurnAsync(() => RequestTokenAsync(current, scope, cancellationToken), cancellationToken);
        return new AuthenticationHeaderValue("Bearer", token.Value);
    }

    public void Dispose() => _turn.Dispose();

    private async Task<Token> RequestTokenAsync(Challenge current, TokenScope scope, CancellationToken cancellationToken) =>
        Cached(scope) ?? (_cache[scope] = await tokens.GetAsync(current, scope, await FindCredentialAsync(cancellationToken), cancellationToken));

    // One at a time: those that wait find what the first found.
    private async Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            _turn.Release();
        }
    }

    // A token to write with reads as well.
    private Token? Cached(TokenScope scope) => Fresh(scope) ?? (scope.Write ? null : Fresh(scope with { Write = true }));

    private Token? Fresh(TokenScope scope) => _cache.TryGetValue(scope, out var token) && token.StaleAt > time.GetUtcNow() ? token : null;

    // A search that failed or was stopped is made again by the next request.
    private async Task<Credential?> FindCredentialAsync(CancellationToken cancellationToken)
    {
        if (!_searched)
        {
            _credential = credentials is null ? null : await credentials.FindAsync(host, cancellationToken);
            _searched = true;
        }

        return _credential;
    }
}

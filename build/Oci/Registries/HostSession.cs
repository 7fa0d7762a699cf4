using System.Collections.Concurrent;
using System.Net.Http.Headers;

namespace KubeStellar.Oci;

/// <summary>What is known about authentication to one host: its challenge, the credential for it, and the tokens it gave.</summary>
internal sealed class HostSession(string host, ICredentialSource? credentials, TokenService tokens, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly ConcurrentDictionary<TokenScope, Token> _cache = new();
    private Task<Credential?>? _credential;
    private Challenge? _challenge;

    /// <summary>Where the credential came from, or null where none was found or needed so far.</summary>
    public string? CredentialOrigin { get; private set; }

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
            return await FindCredentialAsync(cancellationToken) is { Password: not null } basic ? TokenService.Basic(basic) : null;
        }

        var token = Cached(scope) ?? await RequestTokenAsync(current, scope, cancellationToken);
        return new AuthenticationHeaderValue("Bearer", token.Value);
    }

    public void Dispose() => _turn.Dispose();

    // One request at a time: those that wait find the token of the first.
    private async Task<Token> RequestTokenAsync(Challenge current, TokenScope scope, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return Cached(scope) ?? (_cache[scope] = await tokens.GetAsync(current, scope, await FindCredentialAsync(cancellationToken), cancellationToken));
        }
        finally
        {
            _turn.Release();
        }
    }

    // A token to write with reads as well.
    private Token? Cached(TokenScope scope) => Fresh(scope) ?? (scope.Write ? null : Fresh(scope with { Write = true }));

    private Token? Fresh(TokenScope scope) => _cache.TryGetValue(scope, out var token) && token.StaleAt > time.GetUtcNow() ? token : null;

    private async Task<Credential?> FindCredentialAsync(CancellationToken cancellationToken)
    {
        var found = credentials is null ? null : await (_credential ??= credentials.FindAsync(host, cancellationToken));
        CredentialOrigin = found?.Origin;
        return found;
    }
}

using System.Collections.Concurrent;
using System.Net.Http.Headers;

namespace KubeStellar.Oci;

/// <summary>What is known about authentication to one host: its challenge, and by repository the credential for it and the tokens it gave.</summary>
internal sealed class HostSession(ICredentialSource? credentials, TokenService tokens, SecretValues secrets, TimeProvider time)
{
    private readonly ConcurrentDictionary<RepositoryName, SharedValue<Credential?>> _credentials = new();
    private readonly ConcurrentDictionary<TokenScope, SharedValue<Token>> _tokens = new();
    private volatile Challenge? _challenge;

    /// <summary>Where the credential for a repository came from, or null where none was found or needed so far.</summary>
    public string? CredentialOriginOf(RepositoryName repository) => _credentials.TryGetValue(repository, out var found) ? found.Last?.Origin : null;

    public void Learn(Challenge latest) => _challenge = latest;

    /// <summary>Forgets the token that the host refused, so that the next one is new.</summary>
    public void Forget(AuthenticationHeaderValue refused)
    {
        foreach (var token in _tokens.Values)
        {
            token.Forget(known => known.Value == refused.Parameter);
        }
    }

    /// <summary>Returns the header to send, or null while the host has not asked for one or there is no credential.</summary>
    public async Task<AuthenticationHeaderValue?> AuthorizeAsync(TokenScope scope, CancellationToken cancellationToken)
    {
        if (_challenge is not { } current)
        {
            return null;
        }

        var credential = await _credentials.GetOrAdd(scope.Repository, _ => new SharedValue<Credential?>())
            .GetAsync(_ => true, stop => FindCredentialAsync(scope.Repository, stop), cancellationToken);
        if (current.Realm is null)
        {
            return credential is { Password: not null } ? TokenService.Basic(credential) : null;
        }

        return new AuthenticationHeaderValue("Bearer", credential?.RegistryToken ?? (await TokenAsync(current, scope, credential, cancellationToken)).Value);
    }

    private async Task<Token> TokenAsync(Challenge current, TokenScope scope, Credential? credential, CancellationToken cancellationToken)
    {
        // A token to write with reads as well.
        return Fresh(scope) ?? Fresh(scope with { Write = true }) ?? await _tokens.GetOrAdd(scope, _ => new SharedValue<Token>()).GetAsync(
            IsFresh,
            async stop =>
            {
                var made = await tokens.GetAsync(current, scope, credential, stop);
                secrets.Add(made.Value);
                return made;
            },
            cancellationToken);
    }

    private Token? Fresh(TokenScope scope) => _tokens.TryGetValue(scope, out var known) && known.Last is { } token && IsFresh(token) ? token : null;

    private bool IsFresh(Token token) => token.StaleAt > time.GetUtcNow();

    private async Task<Credential?> FindCredentialAsync(RepositoryName repository, CancellationToken cancellationToken)
    {
        var found = credentials is null ? null : await credentials.FindAsync(repository, cancellationToken);
        if (found is not null)
        {
            secrets.Add(found);
        }

        return found;
    }
}

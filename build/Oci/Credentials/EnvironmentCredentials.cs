namespace KubeStellar.Oci;

/// <summary>The credential in two variables, <c>REGISTRY_USERNAME</c> and <c>REGISTRY_PASSWORD</c> unless others are named.</summary>
/// <param name="environment">The variables by name.</param>
/// <param name="onlyFor">The one registry host that gets the credential, or null for any that asks.</param>
/// <param name="username">The name of the variable with the user name.</param>
/// <param name="password">The name of the variable with the password or access token.</param>
public sealed class EnvironmentCredentials(
    IReadOnlyDictionary<string, string> environment,
    string? onlyFor = null,
    string username = EnvironmentCredentials.UsernameVariable,
    string password = EnvironmentCredentials.PasswordVariable) : ICredentialSource
{
    /// <summary>The variable with the user name.</summary>
    public const string UsernameVariable = "REGISTRY_USERNAME";

    /// <summary>The variable with the password or access token.</summary>
    public const string PasswordVariable = "REGISTRY_PASSWORD";

    /// <inheritdoc/>
    public Task<Credential?> FindAsync(RepositoryName repository, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        var found = (onlyFor is null || onlyFor == repository.Registry)
            && environment.GetValueOrDefault(username) is { Length: > 0 }
            && environment.GetValueOrDefault(password) is { Length: > 0 };
        return Task.FromResult(!found ? null : new Credential
        {
            Username = environment[username],
            Password = environment[password],
            Origin = $"environment ({username}, {password})",
        });
    }
}

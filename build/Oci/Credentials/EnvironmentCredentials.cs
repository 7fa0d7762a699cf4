namespace KubeStellar.Oci;

/// <summary>The credential in the variables <c>REGISTRY_USERNAME</c> and <c>REGISTRY_PASSWORD</c>.</summary>
/// <param name="environment">The variables by name.</param>
/// <param name="onlyFor">The one registry host that gets the credential, or null for any that asks.</param>
public sealed class EnvironmentCredentials(IReadOnlyDictionary<string, string> environment, string? onlyFor = null) : ICredentialSource
{
    /// <summary>The variable with the user name.</summary>
    public const string UsernameVariable = "REGISTRY_USERNAME";

    /// <summary>The variable with the password or access token.</summary>
    public const string PasswordVariable = "REGISTRY_PASSWORD";

    /// <inheritdoc/>
    public Task<Credential?> FindAsync(string registryHost, CancellationToken cancellationToken = default)
    {
        var found = (onlyFor is null || onlyFor == registryHost)
            && environment.GetValueOrDefault(UsernameVariable) is { Length: > 0 }
            && environment.GetValueOrDefault(PasswordVariable) is { Length: > 0 };
        return Task.FromResult(!found ? null : new Credential
        {
            Username = environment[UsernameVariable],
            Password = environment[PasswordVariable],
            Origin = $"environment ({UsernameVariable}, {PasswordVariable})",
        });
    }
}

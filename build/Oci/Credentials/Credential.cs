namespace KubeStellar.Oci;

/// <summary>What a registry or its token service accepts; secrets are left out of its text.</summary>
public sealed class Credential
{
    /// <summary>The user name, or null where there is only a token.</summary>
    public string? Username { get; init; }

    /// <summary>The password or access token, or null where there is only a token.</summary>
    public string? Password { get; init; }

    /// <summary>A refresh token of OAuth 2, which the token service takes, or null.</summary>
    public string? IdentityToken { get; init; }

    /// <summary>A bearer token that the registry itself takes, without a token service, or null.</summary>
    public string? RegistryToken { get; init; }

    /// <summary>Where the credential was found, such as <c>docker config ~/.docker/config.json (auths)</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>Returns the user name and the origin.</summary>
    public override string ToString() => $"{Username ?? (RegistryToken is null ? "identity token" : "registry token")} from {Origin}";
}

namespace KubeStellar.Oci;

/// <summary>What a registry's token service or basic authentication accepts; secrets are left out of its text.</summary>
public sealed class Credential
{
    /// <summary>The user name, or null where there is only an identity token.</summary>
    public string? Username { get; init; }

    /// <summary>The password or access token, or null where there is only an identity token.</summary>
    public string? Password { get; init; }

    /// <summary>A refresh token of OAuth 2, or null.</summary>
    public string? IdentityToken { get; init; }

    /// <summary>Where the credential was found, such as <c>docker config ~/.docker/config.json (auths)</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>Returns the user name and the origin.</summary>
    public override string ToString() => $"{Username ?? "identity token"} from {Origin}";
}

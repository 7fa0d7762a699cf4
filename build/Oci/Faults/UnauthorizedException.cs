namespace KubeStellar.Oci;

/// <summary>A registry or its token service does not accept the credential, or wants one and there is none (status 401).</summary>
public sealed class UnauthorizedException(RegistryAnswer answer)
    : RegistryException(
        answer,
        answer?.CredentialOrigin is { } origin ? $"{answer.Registry} to accept the credential from {origin}" : $"a credential for {answer?.Registry}, and there is none",
        $"log in with 'docker login {answer?.Registry}', or set {EnvironmentCredentials.UsernameVariable} and {EnvironmentCredentials.PasswordVariable}");

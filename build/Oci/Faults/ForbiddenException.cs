namespace KubeStellar.Oci;

/// <summary>A registry knows who asks and does not allow it (status 403).</summary>
public sealed class ForbiddenException(RegistryAnswer answer)
    : RegistryException(
        answer,
        answer?.CredentialOrigin is { } origin ? $"the right to do this for the credential from {origin}" : "the right to do this without a credential",
        $"ask the owner of the repository for the right, or log in to {answer?.Registry} as someone who has it");

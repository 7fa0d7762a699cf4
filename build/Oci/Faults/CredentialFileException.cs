namespace KubeStellar.Oci;

/// <summary>A file that keeps credentials cannot be used; what is in it is left out, because it can hold secrets.</summary>
public sealed class CredentialFileException(string file, string expected, string found, string nextStep)
    : FaultException(new Fault("read credentials", file, expected, found, nextStep))
{
    /// <summary>The path of the file.</summary>
    public string File { get; } = file;

    internal static CredentialFileException Malformed(string file, string found) =>
        new(file, "the JSON that docker login or podman login writes", found, "log in again, or mend the file");

    internal static CredentialFileException Unreadable(string file, string found) =>
        new(file, "a file that this user may read", found, "check the path and its permissions, or name another place by DOCKER_CONFIG or REGISTRY_AUTH_FILE");

    internal static CredentialFileException TooLarge(string file, int limit) =>
        new(file, $"at most {limit} bytes", "more", "check that the path names a file of credentials");
}

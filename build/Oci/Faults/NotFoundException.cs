namespace KubeStellar.Oci;

/// <summary>A registry does not know a repository or an upload that a request needs (status 404).</summary>
public sealed class NotFoundException(RegistryAnswer answer)
    : RegistryException(answer, "the repository to exist, or to be created by the push", "check the name of the repository; some registries want it created first");

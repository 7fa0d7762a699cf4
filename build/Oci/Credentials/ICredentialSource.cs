namespace KubeStellar.Oci;

/// <summary>A place where credentials for registries are kept.</summary>
public interface ICredentialSource
{
    /// <summary>Returns the credential for a registry, or null where there is none.</summary>
    /// <param name="registryHost">The registry's host, with a port where its name has one.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    Task<Credential?> FindAsync(string registryHost, CancellationToken cancellationToken = default);
}

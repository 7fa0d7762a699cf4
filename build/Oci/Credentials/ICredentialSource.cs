namespace KubeStellar.Oci;

/// <summary>A place where credentials for registries are kept.</summary>
public interface ICredentialSource
{
    /// <summary>Returns the credential for a repository, or null where there is none; one host can have several, each for a part of its repositories.</summary>
    /// <param name="repository">The repository that is to be read or written.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    Task<Credential?> FindAsync(RepositoryName repository, CancellationToken cancellationToken = default);
}

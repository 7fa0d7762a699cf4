namespace KubeStellar.Oci;

/// <summary>Asks several sources in their order and takes the first credential.</summary>
/// <param name="sources">The sources.</param>
public sealed class FirstOf(params IReadOnlyList<ICredentialSource> sources) : ICredentialSource
{
    /// <inheritdoc/>
    public async Task<Credential?> FindAsync(RepositoryName repository, CancellationToken cancellationToken = default)
    {
        foreach (var source in sources)
        {
            if (await source.FindAsync(repository, cancellationToken) is { } credential)
            {
                return credential;
            }
        }

        return null;
    }
}

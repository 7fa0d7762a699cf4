using KubeStellar.Delivery.Git;

namespace KubeStellar.Delivery.Verification;

/// <summary>The tags of a repository on this machine.</summary>
/// <param name="repository">The repository.</param>
public sealed class CheckoutTags(SourceRepository repository) : ITagFinder
{
    /// <inheritdoc/>
    public string Location => repository.Location;

    /// <inheritdoc/>
    public Task<CommitId?> FindAsync(string tag, CancellationToken cancellation) => Task.FromResult(repository.FindTag(tag)?.Commit);
}

using KubeStellar.Delivery.Git;

namespace KubeStellar.Delivery.Verification;

/// <summary>The tags of a repository that is asked over the network.</summary>
/// <param name="url">Its URL.</param>
public sealed class RemoteTagFinder(string url) : ITagFinder
{
    /// <inheritdoc/>
    public string Location => GitUrl.ForDisplay(url);

    /// <inheritdoc/>
    public async Task<CommitId?> FindAsync(string tag, CancellationToken cancellation) => (await RemoteTags.ListAsync(url, cancellation)).Find(tag);
}

using KubeStellar.Delivery.Git;

namespace KubeStellar.Delivery.Verification;

/// <summary>A git repository that is asked for its tags, wherever it is.</summary>
public interface ITagFinder
{
    /// <summary>Where it is, for messages.</summary>
    string Location { get; }

    /// <summary>Returns the commit that a tag peels to, or null where there is no such tag.</summary>
    /// <param name="tag">The tag's short name.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="RemoteUnreachableException">It does not answer.</exception>
    Task<CommitId?> FindAsync(string tag, CancellationToken cancellation);
}

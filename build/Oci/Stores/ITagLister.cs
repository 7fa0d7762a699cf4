namespace KubeStellar.Oci;

/// <summary>A store that lists its names.</summary>
public interface ITagLister
{
    /// <summary>Returns the tags in the store's order, none where the store does not exist.</summary>
    /// <param name="cancellationToken">Stops the listing.</param>
    IAsyncEnumerable<string> ListTagsAsync(CancellationToken cancellationToken = default);
}

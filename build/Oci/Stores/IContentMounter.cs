namespace KubeStellar.Oci;

/// <summary>A store that can take content over from a neighbour without moving its bytes.</summary>
public interface IContentMounter
{
    /// <summary>Tries to take content over and says whether that succeeded; false is no error, the content is then to be pushed.</summary>
    /// <param name="descriptor">What to take over.</param>
    /// <param name="from">The store that holds it.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    Task<bool> MountAsync(Descriptor descriptor, IContentFetcher from, CancellationToken cancellationToken = default);
}

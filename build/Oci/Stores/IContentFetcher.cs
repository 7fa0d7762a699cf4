namespace KubeStellar.Oci;

/// <summary>A store that content can be read from.</summary>
public interface IContentFetcher
{
    /// <summary>Opens content for reading; the stream throws <see cref="WrongContentException"/> at its end when size or digest are not those of the descriptor.</summary>
    /// <param name="descriptor">What to fetch.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    Task<Stream> FetchAsync(Descriptor descriptor, CancellationToken cancellationToken = default);
}

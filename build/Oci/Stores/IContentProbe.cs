namespace KubeStellar.Oci;

/// <summary>A store that says what it holds.</summary>
public interface IContentProbe
{
    /// <summary>Says whether the store holds the content.</summary>
    /// <param name="descriptor">What to look for.</param>
    /// <param name="cancellationToken">Stops the question.</param>
    Task<bool> ExistsAsync(Descriptor descriptor, CancellationToken cancellationToken = default);
}

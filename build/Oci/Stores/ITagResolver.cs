namespace KubeStellar.Oci;

/// <summary>A store that knows what names stand for.</summary>
public interface ITagResolver
{
    /// <summary>Returns the descriptor of the manifest that a tag or digest stands for, or null where there is none.</summary>
    /// <param name="tagOrDigest">A tag, or a digest as text.</param>
    /// <param name="cancellationToken">Stops the question.</param>
    Task<Descriptor?> ResolveAsync(string tagOrDigest, CancellationToken cancellationToken = default);
}

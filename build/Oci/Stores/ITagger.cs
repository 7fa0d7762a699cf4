namespace KubeStellar.Oci;

/// <summary>A store whose content can be given names.</summary>
public interface ITagger
{
    /// <summary>Lets the tag stand for a manifest that the store holds, whatever it stood for before.</summary>
    /// <param name="descriptor">The manifest.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    Task TagAsync(Descriptor descriptor, string tag, CancellationToken cancellationToken = default);
}

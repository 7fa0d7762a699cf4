namespace KubeStellar.Oci;

/// <summary>A store that content can be written to.</summary>
public interface IContentPusher
{
    /// <summary>Writes content; nothing is left behind when it is not what the descriptor says. A manifest needs its children to be there.</summary>
    /// <param name="descriptor">What the content is.</param>
    /// <param name="content">Where the bytes come from.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    Task PushAsync(Descriptor descriptor, ContentSource content, CancellationToken cancellationToken = default);
}

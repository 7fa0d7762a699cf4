namespace KubeStellar.Oci;

/// <summary>A store whose content can be given names.</summary>
public interface ITagger
{
    /// <summary>Lets the tag stand for a manifest that the store holds, whatever it stood for before.</summary>
    /// <param name="descriptor">The manifest.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="lookAgain">Asked before the tag is written again after a failure, for somebody else may have written it in between; what it throws ends the trying. Null writes it again whoever has.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    Task TagAsync(Descriptor descriptor, string tag, Func<CancellationToken, Task>? lookAgain, CancellationToken cancellationToken);
}

namespace KubeStellar.Oci;

/// <summary>A text that should be a reference, a repository name or a tag is none.</summary>
public sealed class InvalidReferenceException(string text, string expected)
    : FaultException(new Fault("read reference", text, expected, $"'{text}'", "write references like ghcr.io/kubestellar/kubestellar:0.1.0"))
{
    /// <summary>The text.</summary>
    public string Text { get; } = text;
}

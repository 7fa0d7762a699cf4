namespace KubeStellar.Oci;

/// <summary>A text that should be a platform is none.</summary>
public sealed class InvalidPlatformException(string text)
    : FaultException(new Fault("read platform", text.Length == 0 ? "''" : text, "os/architecture or os/architecture/variant in lower case", $"'{text}'", "write platforms like linux/amd64,linux/arm64"))
{
    /// <summary>The text.</summary>
    public string Text { get; } = text;
}

namespace KubeStellar.Oci;

/// <summary>A text that should be a digest is none.</summary>
public sealed class InvalidDigestException(string text)
    : FaultException(new Fault("read digest", text, "sha256: and 64 lower-case hex digits", $"'{text}'", "copy the whole digest, including 'sha256:'"))
{
    /// <summary>The text.</summary>
    public string Text { get; } = text;
}

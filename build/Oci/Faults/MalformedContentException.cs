namespace KubeStellar.Oci;

/// <summary>Bytes that should be a manifest, an index, a configuration or another JSON document are none.</summary>
public sealed class MalformedContentException(string subject, string found, Exception? innerException = null)
    : FaultException(new Fault("read JSON", subject, "JSON as its specification defines it", found, "see what wrote it, and write it anew"), innerException)
{
    /// <summary>What should have been there.</summary>
    public string Subject { get; } = subject;
}

namespace KubeStellar.Oci;

/// <summary>Content is there and cannot be read: the disk, a permission, or a file that vanished.</summary>
public sealed class UnreadableContentException(string subject, Exception innerException)
    : FaultException(
        new Fault("read content", subject, "content that can be read to its end", innerException?.Message ?? "", "check the file's permissions and the disk, or build it again"),
        innerException)
{
    /// <summary>The path or digest of the content.</summary>
    public string Subject { get; } = subject;
}

namespace KubeStellar.Oci;

/// <summary>Content that has to be held in memory is larger than allowed.</summary>
public sealed class ContentTooLargeException(string subject, long limit)
    : FaultException(new Fault("read content", subject, $"at most {limit} bytes", "more", "a manifest or answer of that size is not legitimate; see what wrote it"))
{
    /// <summary>The greatest size in bytes.</summary>
    public long Limit { get; } = limit;
}

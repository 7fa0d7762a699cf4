namespace KubeStellar.Oci;

/// <summary>A list that a registry gives page by page has no end, or leads elsewhere.</summary>
public sealed class MisleadingListException(string subject, string expected, string found)
    : FaultException(new Fault("read list", subject, expected, found, "see whether the host is a registry and what stands before it"))
{
    /// <summary>The list.</summary>
    public string Subject { get; } = subject;
}

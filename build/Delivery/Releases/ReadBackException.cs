using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>After writing a tag, the target names other content under it.</summary>
public sealed class ReadBackException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="reference">The tag at the target.</param>
    /// <param name="written">What was written.</param>
    /// <param name="found">What is there, or null when there is nothing.</param>
    public ReadBackException(string reference, Digest written, Digest? found)
        : base(new Fault(
            "read back the tag", reference, written.ToString(), found?.ToString() ?? "no such tag",
            "someone else writes to this repository, or the registry rewrites content: find out who, then run the same command again"))
        => (Reference, Written, Found) = (reference, written, found);

    /// <summary>The tag at the target.</summary>
    public string Reference { get; }

    /// <summary>What was written.</summary>
    public Digest Written { get; }

    /// <summary>What is there, or null when there is nothing.</summary>
    public Digest? Found { get; }
}

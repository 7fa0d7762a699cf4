namespace KubeStellar.Oci;

/// <summary>A referrer was pushed, and the list of referrers under its subject's tag keeps losing it to other clients.</summary>
public sealed class UnlistedReferrerException(string location, Digest subject, Digest referrer)
    : FaultException(new Fault(
        "list referrer",
        $"{referrer} in {location}",
        $"its entry under the tag {ReferrersTag.Of(subject)} to stay",
        "other clients that write the same tag at the same time",
        "run again when they are done; what was pushed is not pushed twice"))
{
    /// <summary>The repository.</summary>
    public string Location { get; } = location;

    /// <summary>What is referred to.</summary>
    public Digest Subject { get; } = subject;

    /// <summary>The manifest that refers to it.</summary>
    public Digest Referrer { get; } = referrer;
}

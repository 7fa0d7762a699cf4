using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>What was staged is not what was planned; nothing was written to the target.</summary>
public sealed class StagedContentException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="reference">The artifact's canonical reference.</param>
    /// <param name="location">The repository that holds what was staged.</param>
    /// <param name="fact">The fact that differs.</param>
    /// <param name="expected">Its planned value.</param>
    /// <param name="found">Its staged value.</param>
    public StagedContentException(string reference, string location, string fact, string expected, string found)
        : base(new Fault(
            "verify what was staged", reference, $"{fact}: {expected}", found,
            $"nothing was written to the target; what lies in {location} is not this release: make it anew there (Rehearse before Promote, else remove it and run the same command again)"))
        => (Reference, Fact) = (reference, fact);

    /// <summary>The artifact's canonical reference.</summary>
    public string Reference { get; }

    /// <summary>The fact that differs.</summary>
    public string Fact { get; }
}

using KubeStellar.Oci;

namespace KubeStellar.Delivery.Verification;

/// <summary>What was found contradicts what an artifact says of itself, or what the user asked for.</summary>
public sealed class ContradictoryArtifactException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="report">What was found.</param>
    public ContradictoryArtifactException(VerificationReport report)
        : base(new Fault(
            "verify", $"{report.Reference}", "facts that agree with each other",
            string.Join('\n', report.Contradictions.Select(fact => $"{fact.Id} {fact.Value}: {fact.Evidence}")),
            "do not use the artifact before its publisher has explained that"))
        => Report = report;

    /// <summary>What was found.</summary>
    public VerificationReport Report { get; }
}

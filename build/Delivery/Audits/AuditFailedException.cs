using KubeStellar.Oci;

namespace KubeStellar.Delivery.Audits;

/// <summary>An audit found something wrong, or could not look everywhere.</summary>
public sealed class AuditFailedException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="report">What was found.</param>
    public AuditFailedException(AuditReport report)
        : base(new Fault(
            "audit", $"{report.Artifacts.Count} artifacts", "every registry answers, and each artifact is what its git tag promises",
            string.Join(", ", report.Violations.GroupBy(check => check.Id, StringComparer.Ordinal).Select(group => $"{group.Count()} × {group.Key}")),
            "each is listed above with what to do about it"))
        => Report = report;

    /// <summary>What was found.</summary>
    public AuditReport Report { get; }
}

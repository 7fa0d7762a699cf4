using KubeStellar.Delivery.Releases;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>What is on the main branches is no working system: references that are broken, or that were moved to another version in part.</summary>
public sealed class BrokenMainException : FaultException, IRefusal
{
    /// <summary>Creates the error.</summary>
    /// <param name="report">What was found.</param>
    public BrokenMainException(MainReport report)
        : base(new Fault(
            "rely on main", ShortList.Of(report.Verdicts.Repositories.Select(repository => repository.Name)), "references that resolve, and that name one version of each artifact",
            string.Join('\n', report.Verdicts.Violations.Select(verdict => verdict.Check.Violation)), string.Join('\n', report.Verdicts.Violations.Select(verdict => verdict.Check.Fix).Distinct())))
        => Report = report;

    /// <summary>What was found.</summary>
    public MainReport Report { get; }

    /// <inheritdoc/>
    public IReadOnlyList<CheckResult> Checks => Report.Verdicts.Checks;
}

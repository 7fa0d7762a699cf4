using KubeStellar.Delivery.Releases;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>References are not what they should be.</summary>
public sealed class WrongReferencesException : FaultException, IRefusal
{
    /// <summary>Creates the error.</summary>
    /// <param name="verdicts">What was found.</param>
    public WrongReferencesException(ReferenceVerdicts verdicts)
        : base(new Fault(
            "pass", ShortList.Of(verdicts.Repositories.Select(repository => repository.Name)), "references that are right",
            string.Join('\n', verdicts.Violations.Select(verdict => verdict.Check.Violation)), string.Join('\n', verdicts.Violations.Select(verdict => verdict.Check.Fix).Distinct())))
        => (Verdicts, Checks) = (verdicts, verdicts.Checks);

    /// <summary>What was found.</summary>
    public ReferenceVerdicts Verdicts { get; }

    /// <inheritdoc/>
    public IReadOnlyList<CheckResult> Checks { get; }
}

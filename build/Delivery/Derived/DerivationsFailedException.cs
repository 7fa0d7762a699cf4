using KubeStellar.Oci;

namespace KubeStellar.Delivery.Derived;

/// <summary>Several derivations of one run failed; nothing of the others is used either.</summary>
/// <param name="failures">The failures, in the order of the derivations; at least two.</param>
public sealed class DerivationsFailedException(IReadOnlyList<FaultException> failures) : FaultException(
    new Fault(
        "derive files", $"{failures.Count} derivations", "none that fails", string.Join("\n\n", failures.Select(failure => failure.Message)), "mend them one by one; no file of the checkout was changed"),
    failures[0])
{
    /// <summary>The failures, in the order of the derivations.</summary>
    public IReadOnlyList<FaultException> Failures { get; } = failures;
}

using KubeStellar.Delivery.Releases;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Derived.Reports;

/// <summary>Derived files are other ones than what the sources beside them give.</summary>
public sealed class StaleDerivedFilesException : FaultException, IRefusal
{
    /// <summary>Creates the error.</summary>
    /// <param name="target">The target that looked.</param>
    /// <param name="checks">Every verdict.</param>
    public StaleDerivedFilesException(string target, IReadOnlyList<CheckResult> checks)
        : base(new Fault(
            "pass", target, "derived files that are what the sources beside them give",
            string.Join('\n', Stale(checks).Select(check => $"{check.Subject}: {check.Actual}")),
            string.Join('\n', Stale(checks).Select(check => check.Fix).Distinct())))
        => Checks = checks;

    /// <inheritdoc/>
    public IReadOnlyList<CheckResult> Checks { get; }

    private static IEnumerable<CheckResult> Stale(IReadOnlyList<CheckResult> checks) => checks.Where(check => check.Refuses);
}

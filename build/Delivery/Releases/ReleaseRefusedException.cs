using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>The gate refused a release: every violation is listed, and nothing was written to the target.</summary>
public sealed class ReleaseRefusedException : FaultException, IRefusal
{
    /// <summary>Creates the error.</summary>
    /// <param name="version">The version as given.</param>
    /// <param name="checks">Every check that ran.</param>
    public ReleaseRefusedException(string version, IReadOnlyList<CheckResult> checks)
        : base(new Fault(
            "release", $"version {version}", "every check of the gate passes, so that the tag names the commit that is built",
            string.Join('\n', Violated(checks).Select(check => check.Violation)),
            string.Join('\n', Violated(checks).Select(check => check.Fix).Distinct().Append("nothing was written; then run the same command again"))))
        => Checks = checks;

    /// <summary>Every check that ran, the passed ones too.</summary>
    public IReadOnlyList<CheckResult> Checks { get; }

    private static IEnumerable<CheckResult> Violated(IReadOnlyList<CheckResult> checks) => checks.Where(check => check.Refuses);
}

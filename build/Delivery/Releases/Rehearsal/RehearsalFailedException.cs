using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Rehearsal;

/// <summary>A rehearsed release would not work where it is installed; the real home was not touched.</summary>
public sealed class RehearsalFailedException : FaultException, IRefusal
{
    /// <summary>Creates the error.</summary>
    /// <param name="version">The version as given.</param>
    /// <param name="checks">Every check that ran.</param>
    public RehearsalFailedException(string version, IReadOnlyList<CheckResult> checks)
        : base(new Fault(
            "rehearse", $"version {version}", "charts whose images and charts all exist",
            string.Join('\n', checks.Where(check => check.Refuses).Select(check => check.Violation)),
            string.Join('\n', checks.Where(check => check.Refuses).Select(check => check.Fix).Distinct())))
        => Checks = checks;

    /// <inheritdoc/>
    public IReadOnlyList<CheckResult> Checks { get; }
}

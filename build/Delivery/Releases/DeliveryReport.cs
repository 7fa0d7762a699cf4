namespace KubeStellar.Delivery.Releases;

/// <summary>What a run did and found, for people as a table and for programs as JSON.</summary>
/// <param name="Target">The target that ran, such as <c>Release</c>.</param>
/// <param name="Version">The version released, or null where a run has none.</param>
/// <param name="Artifacts">The artifacts.</param>
/// <param name="Checks">The checks that ran.</param>
public sealed record DeliveryReport(string Target, string? Version, IReadOnlyList<ReportedArtifact> Artifacts, IReadOnlyList<CheckResult> Checks)
{
    /// <summary>The check that fails in the report of a run that was interrupted; it is none of the gate's.</summary>
    public const string Interrupted = "run.interrupted";

    /// <summary>Returns the report of a run that was interrupted before it had another one.</summary>
    /// <param name="target">The target that ran.</param>
    public static DeliveryReport OfInterruption(string target) =>
        new(target, null, [], [CheckResult.Failed(Interrupted, target, "a run to its end", "an interruption", "run the same command again")]);
}

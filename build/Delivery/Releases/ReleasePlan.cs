using KubeStellar.Delivery.Releases.Gate;

namespace KubeStellar.Delivery.Releases;

/// <summary>A release as data: every artifact it would make and the verdict of every check, computed without writing anything.</summary>
/// <param name="VersionText">The version as given.</param>
/// <param name="Artifacts">The artifacts; empty when no source has the tag.</param>
/// <param name="Checks">The checks, in the order of the gate.</param>
public sealed record ReleasePlan(string VersionText, IReadOnlyList<PlannedArtifact> Artifacts, IReadOnlyList<CheckResult> Checks)
{
    /// <summary>The checks that the user goes without.</summary>
    public SkippedChecks Skipped { get; init; } = SkippedChecks.None;

    /// <summary>Whether no check stands in the way.</summary>
    public bool IsClear => !Checks.Any(check => check.Refuses);

    /// <summary>Returns the plan when no check stands in the way.</summary>
    /// <exception cref="ReleaseRefusedException">A check found a violation.</exception>
    public ReleasePlan EnsureClear() => IsClear ? this : throw new ReleaseRefusedException(VersionText, Checks);

    /// <summary>Returns the plan with later verdicts, which replace those of the same checks on the same subjects.</summary>
    /// <param name="verdicts">The verdicts.</param>
    public ReleasePlan Replace(IReadOnlyList<CheckResult> verdicts)
    {
        var replaced = verdicts.Select(verdict => (verdict.Id, verdict.Subject)).ToHashSet();
        return this with { Checks = [.. Checks.Where(check => !replaced.Contains((check.Id, check.Subject))), .. verdicts.Select(Skipped.Apply)] };
    }

    /// <summary>Returns the plan with more verdicts; those that the user goes without are marked.</summary>
    /// <param name="verdicts">The verdicts.</param>
    public ReleasePlan With(IEnumerable<CheckResult> verdicts) => this with { Checks = [.. Checks, .. verdicts.Select(Skipped.Apply)] };
}

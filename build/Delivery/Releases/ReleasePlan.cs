namespace KubeStellar.Delivery.Releases;

/// <summary>A release as data: every artifact it would make and the verdict of every check, computed without writing anything.</summary>
/// <param name="VersionText">The version as given.</param>
/// <param name="Artifacts">The artifacts; empty when no source has the tag.</param>
/// <param name="Checks">The checks, in the order of the gate.</param>
public sealed record ReleasePlan(string VersionText, IReadOnlyList<PlannedArtifact> Artifacts, IReadOnlyList<CheckResult> Checks)
{
    /// <summary>Whether every check passed.</summary>
    public bool IsClear => Checks.All(check => check.Ok);

    /// <summary>Returns the plan when every check passed.</summary>
    /// <exception cref="ReleaseRefusedException">A check found a violation.</exception>
    public ReleasePlan EnsureClear() => IsClear ? this : throw new ReleaseRefusedException(VersionText, Checks);
}

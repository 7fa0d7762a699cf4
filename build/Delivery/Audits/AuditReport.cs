using KubeStellar.Delivery.Releases;

namespace KubeStellar.Delivery.Audits;

/// <summary>What an audit found.</summary>
/// <param name="Artifacts">The artifacts that were looked for, greatest version first.</param>
/// <param name="Others">The verdicts on what belongs to no single artifact: sources, registries, moving tags, tags that nothing accounts for.</param>
public sealed record AuditReport(IReadOnlyList<AuditedArtifact> Artifacts, IReadOnlyList<CheckResult> Others)
{
    /// <summary>Every verdict, those on artifacts first.</summary>
    public IEnumerable<CheckResult> Checks => Artifacts.SelectMany(artifact => artifact.Checks).Concat(Others);

    /// <summary>The verdicts that something is wrong, or could not be looked at.</summary>
    public IEnumerable<CheckResult> Violations => Checks.Where(check => !check.Ok);

    /// <summary>Returns the number of artifacts with an outcome.</summary>
    /// <param name="status">The outcome.</param>
    public int Count(AuditStatus status) => Artifacts.Count(artifact => artifact.Status == status);

    /// <summary>Throws where something is wrong or a registry did not answer; artifacts that record no commit are no reason, because others made them.</summary>
    /// <exception cref="AuditFailedException">Something is.</exception>
    public void EnsureRight()
    {
        if (Violations.Any())
        {
            throw new AuditFailedException(this);
        }
    }
}

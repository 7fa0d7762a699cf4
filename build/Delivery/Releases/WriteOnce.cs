using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>The rule <c>target.write-once</c>: a release's tag is absent, or already names the very content that is released.</summary>
public static class WriteOnce
{
    /// <summary>The name of the check in reports.</summary>
    public const string Id = "target.write-once";
    private const string Expected = "free, or the same content as released now";

    /// <summary>Asks the target for the identity tag before anything is built; a target that cannot be asked is a violation.</summary>
    /// <param name="artifact">The artifact.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public static async Task<(PlannedArtifact Artifact, CheckResult Verdict)> LookUpAsync(PlannedArtifact artifact, CancellationToken cancellation)
    {
        try
        {
            var existing = await artifact.Target.ResolveAsync(artifact.IdentityTag, cancellation);
            var found = existing is null ? "free" : $"{existing.Digest}, to be compared with what is built";
            return (artifact with { Existing = existing }, new CheckResult(Id, true, artifact.TargetReference, Expected, found, ""));
        }
        catch (FaultException error)
        {
            return (artifact, CheckResult.Failed(Id, artifact.TargetReference, error.Fault));
        }
    }

    /// <summary>Compares what was staged with what the tag names now; a target that cannot be asked throws, so that it is never taken for a free one.</summary>
    /// <param name="staged">The staged artifact.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public static async Task<(StagedArtifact Artifact, CheckResult Verdict)> CompareAsync(StagedArtifact staged, CancellationToken cancellation)
    {
        var artifact = staged.Plan with { Existing = await staged.Plan.Target.ResolveAsync(staged.Plan.IdentityTag, cancellation) };
        var looked = staged.With(artifact);
        return (looked, artifact.Existing is not { } existing || existing.Digest == staged.Root.Digest
            ? CheckResult.Passed(Id, artifact.TargetReference, Expected)
            : CheckResult.Failed(
                Id, artifact.TargetReference, $"{staged.Root.Digest}, as built from commit {artifact.Source.Facts.Commit}",
                $"{existing.Digest}{await ExplainAsync(staged, artifact.Target, existing.Digest, cancellation)}",
                "a published tag never changes: release under a new version, or find out who wrote the tag"));
    }

    // One commit gives other bytes with another Go or base, which is no reason to suspect anyone.
    private static async Task<string> ExplainAsync(StagedArtifact staged, IRepository target, Digest existing, CancellationToken cancellation)
    {
        try
        {
            return await ArtifactMaterials.ReadAsync(target, existing, cancellation) is { } there && await ArtifactMaterials.ReadAsync(staged.Staging, staged.Root.Digest, cancellation) is { } here
                ? $", {here.DifferenceOf(there)}"
                : "";
        }
        catch (FaultException)
        {
            // The refusal stands without the explanation.
            return "";
        }
    }
}

namespace KubeStellar.Delivery.Releases.Parts;

/// <summary>Joins the parts of a release and packages its charts; no image is built.</summary>
/// <param name="parts">The parts.</param>
/// <param name="source">Makes the artifacts once the parts are known to fit.</param>
public sealed class MergedRelease(ReleaseParts parts, IArtifactSource source) : IArtifactSource
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<StagedArtifact>> StageAsync(ReleasePlan plan, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        plan.With(await parts.CheckAsync(plan, cancellation)).EnsureClear();
        return await source.StageAsync(plan, cancellation);
    }

    /// <inheritdoc/>
    public Task FinishAsync() => source.FinishAsync();
}

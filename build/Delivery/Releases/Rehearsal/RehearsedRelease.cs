using KubeStellar.Delivery.Charts.Publishing;

namespace KubeStellar.Delivery.Releases.Rehearsal;

/// <summary>Takes a release's artifacts from the place where it was rehearsed, by digest; nothing is built.</summary>
/// <param name="from">The place of the rehearsal.</param>
/// <param name="inspector">Judges the charts once more.</param>
/// <param name="progress">Hears of each step.</param>
public sealed class RehearsedRelease(IDeliveryTarget from, ChartInspector inspector, IProgress<ReleaseStep> progress) : IArtifactSource
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<StagedArtifact>> StageAsync(ReleasePlan plan, CancellationToken cancellation)
    {
        var found = await Task.WhenAll(plan.Artifacts.Select(artifact => FindAsync(artifact, cancellation)));
        plan.With(found.SelectMany(of => of.Verdicts)).EnsureClear();
        return await Task.WhenAll(found.Select(of => DamagedContentException.NamingAsync(of.Repository, () => OpenAsync(of, plan.Artifacts, cancellation))));
    }

    /// <inheritdoc/>
    public Task FinishAsync() => Task.CompletedTask;

    private async Task<RehearsedArtifact> FindAsync(PlannedArtifact planned, CancellationToken cancellation)
    {
        progress.Report(new ReleaseStep(planned.CanonicalReference, "looking up the rehearsal"));
        var repository = from.Open(planned.Repository);
        return await RehearsedArtifact.FindAsync(planned, repository, from.ReferenceOf(planned.Repository, planned.IdentityTag), cancellation);
    }

    private Task<StagedArtifact> OpenAsync(RehearsedArtifact found, IReadOnlyList<PlannedArtifact> release, CancellationToken cancellation) => found.Planned switch
    {
        PlannedImage image => OpenImageAsync(image, found, cancellation),
        PlannedArchives archives => Task.FromResult<StagedArtifact>(new StagedArchives(archives, found.Root!, found.Repository)),
        PlannedChart chart => OpenChartAsync(chart, found, release, cancellation),
        var other => throw new InvalidOperationException($"{other.Kind} has no reader"),
    };

    private static async Task<StagedArtifact> OpenImageAsync(PlannedImage image, RehearsedArtifact found, CancellationToken cancellation) =>
        await StagedImage.ReadAsync(image, found.Root!, found.Repository, cancellation);

    private async Task<StagedArtifact> OpenChartAsync(PlannedChart chart, RehearsedArtifact found, IReadOnlyList<PlannedArtifact> release, CancellationToken cancellation)
    {
        var read = await PublishedChart.ReadAsync(found.Repository, found.Root!, found.Reference, cancellation);
        var (findings, verdicts) = await inspector.InspectAsync(chart, read.Metadata, read.Files, release, cancellation);
        return new StagedChart(chart, found.Root!, found.Repository) { Dependencies = read.Dependencies, Findings = findings, Verdicts = verdicts };
    }
}

using KubeStellar.Delivery.Releases.Checks;
using KubeStellar.Delivery.Releases.Journal;

namespace KubeStellar.Delivery.Releases;

/// <summary>Carries a plan out: stage, verify, compare with the target, publish. Nothing is written to the target before everything is staged and allowed.</summary>
/// <param name="source">Where the content comes from.</param>
/// <param name="publisher">Copies to the target.</param>
/// <param name="journal">Remembers how the run ended.</param>
public sealed class ReleaseRun(IArtifactSource source, ReleasePublisher publisher, IReleaseJournal journal)
{
    /// <summary>Tell of the release elsewhere; by default nothing does.</summary>
    public IReadOnlyList<IReleaseAnnouncement> Announcements { get; init; } = [];

    /// <summary>Carries the plan out and returns what was made, with the checks that it took.</summary>
    /// <param name="target">The name of the target that runs, for the report.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellation">Stops the run; running again finishes it.</param>
    /// <exception cref="ReleaseRefusedException">A check of the plan failed, a tag moved while the release was built, or the target holds other content under a release's tag.</exception>
    public async Task<DeliveryReport> ExecuteAsync(string target, ReleasePlan plan, CancellationToken cancellation)
    {
        try
        {
            return await new JournaledRun(journal, plan, part: "").ExecuteAsync(() => StageAndPublishAsync(target, plan, cancellation), cancellation);
        }
        finally
        {
            await source.FinishAsync();
        }
    }

    /// <summary>Returns the report of a plan that is not carried out.</summary>
    /// <param name="target">The name of the target that runs.</param>
    /// <param name="plan">The plan.</param>
    public static DeliveryReport Describe(string target, ReleasePlan plan) => new(
        target,
        plan.VersionText,
        [.. plan.Artifacts.Select(artifact => artifact.Report())],
        plan.Checks);

    private async Task<DeliveryReport> StageAndPublishAsync(string target, ReleasePlan plan, CancellationToken cancellation)
    {
        var staged = TagOrder.Of(await source.StageAsync(plan, cancellation));
        var sizes = await Task.WhenAll(staged.Select(artifact => VerifyAsync(artifact, cancellation)));
        var compared = await Task.WhenAll(staged.Select(artifact => WriteOnce.CompareAsync(artifact, cancellation)));
        var announced = await Task.WhenAll(Announcements.Select(announcement => announcement.CompareAsync(staged, cancellation)));
        var final = (await TagUnmoved.LookAgainAsync(plan, cancellation))
            .Replace([.. announced.SelectMany(verdicts => verdicts), .. staged.SelectMany(artifact => artifact.Checks), .. compared.Select(comparison => comparison.Verdict)])
            .EnsureClear();
        foreach (var announcement in Announcements)
        {
            await announcement.PrepareAsync(staged, cancellation);
        }

        var artifacts = await publisher.PublishAsync([.. compared.Select(comparison => comparison.Artifact).Zip(sizes)], async token => (await TagUnmoved.LookAgainAsync(final, token)).EnsureClear(), cancellation);
        return new DeliveryReport(target, plan.VersionText, [.. artifacts, .. await AnnounceAsync(staged, plan, cancellation)], final.Checks);
    }

    // Last, when every tag stands: nobody is told of what is not there.
    private async Task<IReadOnlyList<ReportedArtifact>> AnnounceAsync(IReadOnlyList<StagedArtifact> staged, ReleasePlan plan, CancellationToken cancellation)
    {
        List<ReportedArtifact> reports = [];
        foreach (var announcement in Announcements)
        {
            reports.AddRange(await announcement.PublishAsync(staged, cancellation));
        }

        foreach (var report in reports)
        {
            journal.Record(new JournalEntry(JournalEvent.Announced, plan.VersionText) { Reference = report.Reference, Commit = report.Commit });
        }

        return reports;
    }

    private async Task<long> VerifyAsync(StagedArtifact artifact, CancellationToken cancellation)
    {
        var size = await artifact.VerifyAsync(cancellation);
        journal.Record(JournalEntry.Of(JournalEvent.Verified, artifact));
        return size;
    }
}

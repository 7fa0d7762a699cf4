using KubeStellar.Delivery.Charts.Publishing;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Rehearsal;

/// <summary>The rule <c>rehearsal.references</c>: whoever installs the charts as they now lie at the place of the rehearsal finds every image and chart that they name.</summary>
/// <param name="target">The place of the rehearsal.</param>
/// <param name="lookup">Asks there, then where others publish.</param>
public sealed class RehearsalProof(IDeliveryTarget target, ReferenceLookup lookup)
{
    /// <summary>The name of the check in reports.</summary>
    public const string Id = "rehearsal.references";

    /// <summary>Returns the report with the verdicts on what the rehearsal left.</summary>
    /// <param name="report">The report of the run.</param>
    /// <param name="plan">What was rehearsed.</param>
    /// <param name="cancellation">Stops asking.</param>
    /// <exception cref="RehearsalFailedException">A reference leads nowhere.</exception>
    public async Task<DeliveryReport> CompleteAsync(DeliveryReport report, ReleasePlan plan, CancellationToken cancellation)
    {
        var verdicts = await Task.WhenAll(plan.Artifacts.OfType<PlannedChart>().Select(chart => JudgeAsync(chart, plan.Artifacts, cancellation)));
        var proven = plan.With(verdicts.SelectMany(of => of));
        IReadOnlyList<CheckResult> checks = [.. report.Checks, .. proven.Checks.Skip(plan.Checks.Count)];
        return proven.IsClear ? report with { Checks = checks } : throw new RehearsalFailedException(plan.VersionText, checks);
    }

    private async Task<IReadOnlyList<CheckResult>> JudgeAsync(PlannedChart chart, IReadOnlyList<PlannedArtifact> release, CancellationToken cancellation)
    {
        var place = target.Open(chart.Repository);
        if (await place.ResolveAsync(chart.IdentityTag, cancellation) is not { } root)
        {
            return [CheckResult.Failed(Id, chart.TargetReference, "the chart that was rehearsed", "no such tag", "someone else writes to this place: find out who, then run the same command again")];
        }

        var read = await PublishedChart.ReadAsync(place, root, chart.TargetReference, cancellation);
        var references = ChartInspector.Find(chart, read.Files, release).References
            .Select(found => found.Reference).OfType<Reference>().Where(reference => (reference.Tag ?? reference.Digest?.ToString()) is not null).Distinct();
        return await Task.WhenAll(references.Select(reference => JudgeAsync(chart, reference, cancellation)));
    }

    private async Task<CheckResult> JudgeAsync(PlannedChart chart, Reference reference, CancellationToken cancellation) =>
        (await lookup.FindAsync(reference, cancellation)).Judge(
            Id, $"{chart.TargetReference}: {reference}", "rehearse what the chart names first, to the same place, or name a version that exists");
}

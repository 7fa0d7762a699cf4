using KubeStellar.Delivery.Releases.Checks;

namespace KubeStellar.Delivery.Releases;

/// <summary>Carries a plan out: stage, verify, compare with the target, publish. Nothing is written to the target before everything is staged and allowed.</summary>
/// <param name="stager">Builds into local layouts.</param>
/// <param name="publisher">Copies to the target.</param>
public sealed class ReleaseRun(ReleaseStager stager, ReleasePublisher publisher)
{
    /// <summary>Carries the plan out and returns what was made, with the checks that it took.</summary>
    /// <param name="target">The name of the target that runs, for the report.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellation">Stops the run; running again finishes it.</param>
    /// <exception cref="ReleaseRefusedException">A check of the plan failed, a tag moved while the release was built, or the target holds other content under a release's tag.</exception>
    public async Task<DeliveryReport> ExecuteAsync(string target, ReleasePlan plan, CancellationToken cancellation)
    {
        plan.EnsureClear();
        try
        {
            return await StageAndPublishAsync(target, plan, cancellation);
        }
        finally
        {
            await stager.FinishAsync();
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
        var staged = TagOrder.Of(await stager.StageAsync(plan, cancellation));
        var sizes = await Task.WhenAll(staged.Select(artifact => artifact.VerifyAsync(cancellation)));
        var compared = await Task.WhenAll(staged.Select(artifact => WriteOnce.CompareAsync(artifact, cancellation)));
        var moved = await Task.WhenAll(plan.Artifacts.Select(artifact => artifact.Source).Distinct().Select(source => TagUnmoved.ListViolationsAsync(source, cancellation)));
        var final = plan with
        {
            Checks = [.. plan.Checks.Where(check => check.Id != WriteOnce.Id), .. moved.SelectMany(violations => violations), .. staged.SelectMany(artifact => artifact.Checks), .. compared.Select(comparison => comparison.Verdict)],
        };
        final.EnsureClear();
        var artifacts = await publisher.PublishAsync([.. compared.Select(comparison => comparison.Artifact).Zip(sizes)], cancellation);
        return new DeliveryReport(target, plan.VersionText, artifacts, final.Checks);
    }
}

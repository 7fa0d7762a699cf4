using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Releases.Rehearsal;

namespace KubeStellar.Build.Composition;

/// <summary>What rehearses a release and what publishes the rehearsed one.</summary>
internal static class RehearsalTargets
{
    /// <summary>Releases to a place that harms nobody, and reads it back as a user would.</summary>
    /// <param name="build">The parameters.</param>
    /// <param name="target">The name of the target.</param>
    /// <param name="interrupted">Stops the run.</param>
    public static async Task RehearseAsync(IRehearse build, string target, CancellationToken interrupted)
    {
        var usual = DeliverySession.RehearsalFolderOf(build);
        await using var job = await ReleaseJob.OpenAsync(build, target, DeliverySession.AddressOf(build, usual), interrupted);
        var sources = await job.Session.Sources.OpenAsync(build.Source, interrupted);
        var version = build.Version ?? VersionAtHead.Of(sources);
        var plan = await job.PlanAsync(version, sources, job.ChecksOf(sources));
        if (build.Registry is null && !build.DryRun && ThrowAwayLayouts.Remove(usual.Path, plan.Artifacts))
        {
            plan = await job.PlanAsync(version, sources, job.ChecksOf(sources));
        }

        await job.RunAsync(plan, job.Session.SourceFrom(build.Merge), [], new RehearsalProof(job.Destination, job.Session.NewLookup(job.Destination)));
    }

    /// <summary>Publishes what was rehearsed.</summary>
    /// <param name="build">The parameters.</param>
    /// <param name="target">The name of the target.</param>
    /// <param name="interrupted">Stops the run.</param>
    public static async Task PromoteAsync(IPromote build, string target, CancellationToken interrupted)
    {
        await using var job = await ReleaseJob.OpenAsync(build, target, DeliverySession.AddressOf(build), interrupted);
        var rehearsal = job.Session.PlaceToReadFrom(DeliverySession.RehearsalOf(build), "--from");
        var sources = await job.Session.Sources.OpenAsync(build.Source, interrupted);
        var plan = await job.PlanAsync(build.Version ?? VersionAtHead.Of(sources), sources, job.ChecksOf(sources));
        await job.RunAsync(plan, (destination, opinions) => job.Session.NewPromotion(rehearsal, destination, opinions), job.Announcements);
    }
}

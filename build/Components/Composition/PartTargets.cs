using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Releases.Parts;

namespace KubeStellar.Build.Composition;

/// <summary>What releases as a whole, in parts, or from parts.</summary>
internal static class PartTargets
{
    /// <summary>Releases the sources that the parameters name; with <c>--partial</c> builds a part of the release instead.</summary>
    /// <param name="build">The parameters.</param>
    /// <param name="target">The name of the target.</param>
    /// <param name="chooseVersion">Returns the version for sources when none was given.</param>
    /// <param name="interrupted">Stops the run.</param>
    /// <exception cref="PartOrWholeException">Both a part and the whole from parts were asked for.</exception>
    public static Task ReleaseAsync(IRelease build, string target, Func<IReadOnlyList<SourceRepository>, string> chooseVersion, CancellationToken interrupted) => (build.Partial, build.Merge) switch
    {
        ({ } folder, null) => BuildAsync(build, target, folder, chooseVersion, interrupted),
        (null, var parts) => ReleaseTargets.ReleaseSourcesAsync(build, target, chooseVersion, parts, interrupted),
        _ => throw new PartOrWholeException(),
    };

    // The plan is that of the whole release: a part is what it takes of the platforms that the source declares.
    private static async Task BuildAsync(IRelease build, string target, string folder, Func<IReadOnlyList<SourceRepository>, string> chooseVersion, CancellationToken interrupted)
    {
        await using var job = await ReleaseJob.OpenAsync(build, target, DeliverySession.AddressOf(build), interrupted);
        var sources = await job.Session.Sources.OpenAsync(build.Source, interrupted);
        var plan = await job.PlanAsync(build.Version ?? chooseVersion(sources), sources, job.ChecksOf(sources), platforms: []);
        PartialRelease.EnsureNotEmpty(plan, job.Platforms);
        if (!build.DryRun && plan.IsClear)
        {
            await job.Session.ClaimAsync(job.Session.FolderAt(folder), target);
        }

        await job.BuildPartAsync(plan, folder, job.Platforms);
    }
}

using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Releases.Checks;

namespace KubeStellar.Build.Composition;

/// <summary>What the targets that build and publish have in common.</summary>
internal static class ReleaseTargets
{
    /// <summary>Releases the sources that the parameters name.</summary>
    /// <param name="build">The parameters.</param>
    /// <param name="target">The name of the target.</param>
    /// <param name="chooseVersion">Returns the version for sources when none was given.</param>
    /// <param name="parts">The folders of the parts to join, separated by commas, or null to build.</param>
    /// <param name="interrupted">Stops the run.</param>
    public static async Task ReleaseSourcesAsync(IReleaseInputs build, string target, Func<IReadOnlyList<SourceRepository>, string> chooseVersion, string? parts, CancellationToken interrupted)
    {
        await using var job = await ReleaseJob.OpenAsync(build, target, DeliverySession.AddressOf(build), interrupted);
        var sources = await job.Session.Sources.OpenAsync(build.Source, interrupted);
        var plan = await job.PlanAsync(build.Version ?? chooseVersion(sources), sources, job.ChecksOf(sources));
        await job.RunAsync(plan, job.Session.SourceFrom(parts), job.Announcements);
    }

    /// <summary>Releases an upstream's tagged commit, whatever is checked out.</summary>
    /// <param name="build">The parameters.</param>
    /// <param name="target">The name of the target.</param>
    /// <param name="version">The upstream's version, or null for its greatest that is no pre-release.</param>
    /// <param name="upstream">The upstream.</param>
    /// <param name="interrupted">Stops the run.</param>
    public static async Task ReleaseUpstreamAsync(IReleaseInputs build, string target, string? version, KnownRepository upstream, CancellationToken interrupted)
    {
        await using var job = await ReleaseJob.OpenAsync(build, target, DeliverySession.AddressOf(build), interrupted);
        var source = await job.Session.Sources.OpenUpstreamAsync(build.Source, upstream, interrupted);
        var plan = await job.PlanAsync(version ?? GreatestRelease.Of(source).ToString(), [source], _ => [new IsUpstreamCheck(upstream), .. SourceChecks.OfUpstream]);
        await job.RunAsync(plan, job.Session.NewStager, []);
    }
}

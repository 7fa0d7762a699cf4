using KubeStellar.Build.Output;
using KubeStellar.Delivery.Charts.Finding;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Releases.ChartChecks;
using KubeStellar.Delivery.Releases.Checks;
using KubeStellar.Delivery.Signing;
using KubeStellar.Oci;

namespace KubeStellar.Build.Composition;

/// <summary>What the targets that publish have in common: plan, print the plan or carry it out, report.</summary>
internal static class ReleaseTargets
{
    /// <summary>Releases the sources that the parameters name.</summary>
    /// <param name="build">The parameters.</param>
    /// <param name="target">The name of the target.</param>
    /// <param name="chooseVersion">Returns the version for sources when none was given.</param>
    public static async Task ReleaseSourcesAsync(IReleaseInputs build, string target, Func<IReadOnlyList<SourceRepository>, string> chooseVersion)
    {
        var address = DeliverySession.AddressOf(build);
        await using var session = DeliverySession.For(build, address);
        var destination = session.TargetAt(address);
        var sources = session.Sources.Open(build.Source);
        await RunAsync(session, destination, build, target, build.Version ?? chooseVersion(sources), sources, SourceChecks.For);
    }

    /// <summary>Releases an upstream's tagged commit, whatever is checked out.</summary>
    /// <param name="build">The parameters.</param>
    /// <param name="target">The name of the target.</param>
    /// <param name="version">The upstream's version, or null for its greatest that is no pre-release.</param>
    /// <param name="upstream">The upstream.</param>
    public static async Task ReleaseUpstreamAsync(IReleaseInputs build, string target, string? version, Delivery.Catalog.KnownRepository upstream)
    {
        var address = DeliverySession.AddressOf(build);
        await using var session = DeliverySession.For(build, address);
        var destination = session.TargetAt(address);
        var source = session.Sources.OpenUpstream(build.Source, upstream);
        await RunAsync(session, destination, build, target, version ?? GreatestRelease.Of(source).ToString(), [source], _ => [new IsUpstreamCheck(upstream), .. SourceChecks.OfUpstream]);
    }

    private static async Task RunAsync(
        DeliverySession session, IDeliveryTarget destination, IReleaseInputs build, string target, string version, IReadOnlyList<SourceRepository> sources,
        Func<SourceRepository, IReadOnlyList<ISourceCheck>> checks)
    {
        var platforms = build.Platform is { } text ? Platform.ParseList(text) : [];
        var key = build.SigningKey is { } keyFile ? await SigningKey.LoadAsync(keyFile, session.Environment, CancellationToken.None) : null;
        var plan = await session.PlannerFor(destination, checks).PlanAsync(version, sources, platforms, CancellationToken.None);
        if (build.DryRun)
        {
            ReportConsole.WritePlan(ReleaseRun.Describe(target, plan));
            plan.EnsureClear();
            return;
        }

        var file = ReportFile.Prepare(session.ReportPath(target, build.Report));
        try
        {
            var report = await session.NewRun(destination, build.Render ? [new RenderCheck(new HelmTemplate())] : [], key).ExecuteAsync(target, plan, CancellationToken.None);
            file.Write(report);
            ReportConsole.Write(report, file.Path);
        }
        catch (ReleaseRefusedException refusal)
        {
            file.Write(ReleaseRun.Describe(target, plan with { Checks = refusal.Checks }));
            throw;
        }
    }
}

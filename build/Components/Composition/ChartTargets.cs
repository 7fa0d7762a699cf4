using KubeStellar.Build.Output;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.LocalCharts;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Build.Composition;

/// <summary>What the targets for charts of a checkout have in common.</summary>
internal static class ChartTargets
{
    /// <summary>Rewrites the derived files in the checkout, after what the Makefile derives before them.</summary>
    /// <param name="build">The parameters.</param>
    /// <param name="target">The name of the target.</param>
    /// <param name="interrupted">Stops the run.</param>
    public static async Task RewriteAsync(IChart build, string target, CancellationToken interrupted)
    {
        await using var session = DeliverySession.Of(build, interrupted);
        var sources = await session.Sources.OpenAsync(build.Source, interrupted);
        var planned = Plan(build, session, sources);
        if (build.DryRun)
        {
            ChartPrerequisites.WritePlan(sources);
            ReportConsole.WritePlan([.. planned.Select(chart => (chart, FilesOf(chart)))]);
            return;
        }

        var file = session.PrepareReport(target, build.Report);
        using var claim = await session.ClaimAsync(sources, target);
        await new ChartPrerequisites(session.ProgramsFor(sources).DerivedBuild, session.Interrupted).RewriteAsync(target, sources);
        Write(build, target, file, await session.NewLocalCharts().RewriteAsync(planned, session.Interrupted));

        static IReadOnlyList<string> FilesOf(PlannedLocalChart chart) => [.. chart.DerivedFiles.Select(file => Path.Combine(chart.Folder, file))];
    }

    /// <summary>Writes filled-in copies.</summary>
    /// <param name="build">The parameters.</param>
    /// <param name="target">The name of the target.</param>
    /// <param name="interrupted">Stops the run.</param>
    public static async Task CopyAsync(IChart build, string target, CancellationToken interrupted)
    {
        await using var session = DeliverySession.Of(build, interrupted);
        var planned = Plan(build, session, await session.Sources.OpenAsync(build.Source, interrupted));
        if (build.DryRun)
        {
            ReportConsole.WritePlan([.. planned.Select(chart => (chart, chart.CopiedFiles(session.LocalChartFolder)))]);
            return;
        }

        await session.ClaimOutputAsync(target);
        var file = session.PrepareReport(target, build.Report);
        Write(build, target, file, await session.NewLocalCharts().CopyAsync(planned, session.LocalChartFolder, session.Interrupted));
    }

    private static IReadOnlyList<PlannedLocalChart> Plan(IChart build, DeliverySession session, IReadOnlyList<SourceRepository> sources) => LocalChartBuild.Plan(sources, new LocalChartRequest
    {
        Image = build.Img,
        ImageTag = build.ImageTag,
        Version = build.Version is { } version ? ReleaseVersion.Parse(version) : null,
        Environment = session.Environment,
    });

    private static void Write(IChart build, string target, ReportFile file, IReadOnlyList<LocalChartResult> made)
    {
        file.Write(new DeliveryReport(target, build.Version, [.. made.Select(chart => chart.Report())], []));
        ReportConsole.WriteCharts(made, file.Path);
    }
}

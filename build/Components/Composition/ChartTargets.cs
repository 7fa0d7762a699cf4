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
    public static async Task RewriteAsync(IChart build, string target)
    {
        await using var session = DeliverySession.Of(build);
        var sources = session.Sources.Open(build.Source);
        var planned = Plan(build, session, sources);
        if (build.DryRun)
        {
            ChartPrerequisites.WritePlan(sources);
            ReportConsole.WritePlan([.. planned.Select(chart => (chart, FilesOf(chart)))]);
            return;
        }

        var file = ReportFile.Prepare(session.ReportPath(target, build.Report));
        using var claim = await session.ClaimAsync(sources);
        await new ChartPrerequisites(session.ProgramsFor(sources).DerivedBuild, session.Interrupted).RewriteAsync(target, sources);
        Write(build, target, file, await session.NewLocalCharts().RewriteAsync(planned, CancellationToken.None));

        static IReadOnlyList<string> FilesOf(PlannedLocalChart chart) => [.. chart.DerivedFiles.Select(file => Path.Combine(chart.Folder, file))];
    }

    /// <summary>Writes filled-in copies.</summary>
    /// <param name="build">The parameters.</param>
    /// <param name="target">The name of the target.</param>
    public static async Task CopyAsync(IChart build, string target)
    {
        await using var session = DeliverySession.Of(build);
        var planned = Plan(build, session, session.Sources.Open(build.Source));
        if (build.DryRun)
        {
            ReportConsole.WritePlan([.. planned.Select(chart => (chart, chart.CopiedFiles(session.LocalChartFolder)))]);
            return;
        }

        var file = ReportFile.Prepare(session.ReportPath(target, build.Report));
        Write(build, target, file, await session.NewLocalCharts().CopyAsync(planned, session.LocalChartFolder, CancellationToken.None));
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

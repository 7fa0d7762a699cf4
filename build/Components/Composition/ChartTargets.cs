using KubeStellar.Build.Output;
using KubeStellar.Delivery.LocalCharts;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Build.Composition;

/// <summary>What the targets for charts of a checkout have in common.</summary>
internal static class ChartTargets
{
    /// <summary>Rewrites the derived files in the checkout.</summary>
    /// <param name="build">The parameters.</param>
    /// <param name="target">The name of the target.</param>
    public static Task RewriteAsync(IChart build, string target) =>
        MakeAsync(
            build, target,
            (_, chart) => [.. chart.DerivedFiles.Select(file => Path.Combine(chart.Folder, file))],
            (session, planned) => session.NewLocalCharts().RewriteAsync(planned, CancellationToken.None));

    /// <summary>Writes filled-in copies.</summary>
    /// <param name="build">The parameters.</param>
    /// <param name="target">The name of the target.</param>
    public static Task CopyAsync(IChart build, string target) =>
        MakeAsync(
            build, target,
            (session, chart) => chart.CopiedFiles(session.LocalChartFolder),
            (session, planned) => session.NewLocalCharts().CopyAsync(planned, session.LocalChartFolder, CancellationToken.None));

    private static async Task MakeAsync(
        IChart build, string target, Func<DeliverySession, PlannedLocalChart, IReadOnlyList<string>> filesOf,
        Func<DeliverySession, IReadOnlyList<PlannedLocalChart>, Task<IReadOnlyList<LocalChartResult>>> make)
    {
        await using var session = DeliverySession.Of(build);
        var request = new LocalChartRequest
        {
            Image = build.Img,
            ImageTag = build.ImageTag,
            Version = build.Version is { } version ? ReleaseVersion.Parse(version) : null,
            Environment = session.Environment,
        };
        var planned = LocalChartBuild.Plan(session.Sources.Open(build.Source), request);
        if (build.DryRun)
        {
            ReportConsole.WritePlan([.. planned.Select(chart => (chart, filesOf(session, chart)))]);
            return;
        }

        var file = ReportFile.Prepare(session.ReportPath(target, build.Report));
        var made = await make(session, planned);
        var report = new DeliveryReport(target, build.Version, [.. made.Select(chart => chart.Report())], []);
        file.Write(report);
        ReportConsole.WriteCharts(made, file.Path);
    }
}

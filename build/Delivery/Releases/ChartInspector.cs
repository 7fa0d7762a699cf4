using KubeStellar.Delivery.Charts;
using KubeStellar.Delivery.Charts.Finding;
using KubeStellar.Delivery.Charts.Metadata;
using KubeStellar.Delivery.Releases.ChartChecks;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>Finds what a packaged chart would run, and judges it by the rules for charts.</summary>
/// <param name="checks">The rules.</param>
public sealed class ChartInspector(IReadOnlyList<IChartCheck> checks)
{
    /// <summary>Returns what the chart would run and the verdicts on it.</summary>
    /// <param name="planned">What was planned.</param>
    /// <param name="metadata">What its <c>Chart.yaml</c> says.</param>
    /// <param name="files">The files of its archive.</param>
    /// <param name="release">Every artifact of the release.</param>
    /// <param name="cancellation">Stops waiting for registries.</param>
    public async Task<(ChartFindings Findings, IReadOnlyList<CheckResult> Verdicts)> InspectAsync(
        PlannedChart planned, ChartMetadata metadata, ChartFileSet files, IReadOnlyList<PlannedArtifact> release, CancellationToken cancellation)
    {
        var findings = Find(planned, files, release);
        var candidate = new ChartCandidate(planned, metadata, files, findings, release);
        var verdicts = await Task.WhenAll(checks.Select(check => check.EvaluateAsync(candidate, cancellation)));
        return (findings, [.. verdicts.SelectMany(of => of).Distinct()]);
    }

    /// <summary>Returns what a chart would run.</summary>
    /// <param name="planned">What was planned.</param>
    /// <param name="files">The files of its archive.</param>
    /// <param name="release">Every artifact of the release.</param>
    public static ChartFindings Find(PlannedChart planned, ChartFileSet files, IReadOnlyList<PlannedArtifact> release) =>
        ChartReferenceFinder.Find(files, OwnRepositories(planned, release));

    private static Dictionary<RepositoryName, ChartReferenceKind> OwnRepositories(PlannedChart planned, IReadOnlyList<PlannedArtifact> release) => release
        .Where(artifact => artifact.Source == planned.Source).DistinctBy(artifact => artifact.Repository)
        .ToDictionary(artifact => artifact.Repository, artifact => artifact is PlannedChart ? ChartReferenceKind.Chart : ChartReferenceKind.Image);
}

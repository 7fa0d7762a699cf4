using KubeStellar.Delivery.Charts;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.LocalCharts;

/// <summary>A chart that was made.</summary>
/// <param name="Planned">What was planned.</param>
/// <param name="Folder">The absolute folder that holds the chart now.</param>
/// <param name="FilesWritten">The absolute paths of the files that were written, in ordinal order; those whose bytes were right already are left out.</param>
/// <param name="Substitutions">Every place that was filled in.</param>
/// <param name="Kustomize">The kustomize that made derived files, or null where none was needed.</param>
public sealed record LocalChartResult(
    PlannedLocalChart Planned, string Folder, IReadOnlyList<string> FilesWritten, IReadOnlyList<Substitution> Substitutions, KustomizeProgram? Kustomize)
{
    /// <summary>Returns the entry for a report of what was made.</summary>
    public ReportedArtifact Report() => Planned.Report() with
    {
        Reference = Folder,
        Substitutions = Substitutions,
        Status = FilesWritten.Count > 0 ? ArtifactStatus.Written : ArtifactStatus.Unchanged,
    };
}

using KubeStellar.Delivery.Charts.Finding;
using KubeStellar.Delivery.Charts.Metadata;
using KubeStellar.Delivery.Charts.Packaging;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.ChartChecks;

/// <summary>A packaged chart and the release that it belongs to; what the chart checks look at.</summary>
/// <param name="Plan">What was planned.</param>
/// <param name="Package">What was packaged.</param>
/// <param name="Findings">What it would run.</param>
/// <param name="Release">Every artifact of the release, those of other sources included.</param>
public sealed record ChartCandidate(PlannedChart Plan, PackagedChart Package, ChartFindings Findings, IReadOnlyList<PlannedArtifact> Release)
{
    private const string OciChart = "oci://";

    /// <summary>Returns a place in the chart as reports name it.</summary>
    /// <param name="file">The file below the chart's root.</param>
    /// <param name="line">The line, from 1.</param>
    public string Place(string file, int line) => $"{Plan.Source.Catalog.Name} {Plan.Origin}/{file}:{line}";

    /// <summary>Returns a subject of a verdict: the chart and what is looked at in it.</summary>
    /// <param name="part">What is looked at.</param>
    public string Subject(string part) => $"{Plan.CanonicalReference}: {part}";

    /// <summary>Says whether a part of the chart comes from the chart's own source; dependencies from registries do not, what lies in its folder of charts does, named as a dependency or not.</summary>
    /// <param name="subchart">The name of the dependency that holds the part, or null for the chart itself.</param>
    public bool IsOwn(string? subchart) => subchart is null || !Package.Metadata.Dependencies.Any(
        dependency => NameOf(dependency) == subchart.Split('/')[0] && dependency.Repository.StartsWith(OciChart, StringComparison.Ordinal));

    /// <summary>Returns the artifacts of the chart's own source in this release that have the repository.</summary>
    /// <param name="repository">The canonical repository.</param>
    public IReadOnlyList<PlannedArtifact> OwnArtifacts(RepositoryName repository) =>
        [.. Release.Where(artifact => artifact.Repository == repository && artifact.Source == Plan.Source)];

    private static string NameOf(ChartDependency dependency) => dependency.Alias.Length > 0 ? dependency.Alias : dependency.Name;
}

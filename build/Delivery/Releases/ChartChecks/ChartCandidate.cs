using KubeStellar.Delivery.Charts;
using KubeStellar.Delivery.Charts.Finding;
using KubeStellar.Delivery.Charts.Metadata;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.ChartChecks;

/// <summary>A packaged chart and the release that it belongs to; what the chart checks look at.</summary>
/// <param name="Plan">What was planned.</param>
/// <param name="Metadata">What its <c>Chart.yaml</c> says.</param>
/// <param name="Files">The files of its archive.</param>
/// <param name="Findings">What it would run.</param>
/// <param name="Release">Every artifact of the release, those of other sources included.</param>
public sealed record ChartCandidate(PlannedChart Plan, ChartMetadata Metadata, ChartFileSet Files, ChartFindings Findings, IReadOnlyList<PlannedArtifact> Release)
{
    private const string LocalFolder = "file://";
    private const string UsualPort = ":443";

    /// <summary>Returns a place in the chart as reports name it.</summary>
    /// <param name="file">The file below the chart's root.</param>
    /// <param name="line">The line, from 1.</param>
    public string Place(string file, int line) => $"{Plan.Source.Catalog.Name} {Plan.Origin}/{file}:{line}";

    /// <summary>Returns a subject of a verdict: the chart and what is looked at in it.</summary>
    /// <param name="part">What is looked at.</param>
    public string Subject(string part) => $"{Plan.CanonicalReference}: {part}";

    /// <summary>Says whether a part of the chart comes from the chart's own source, as what lies in its folder <c>charts</c> does; dependencies that name a repository do not.</summary>
    /// <param name="subchart">The name of the subchart that holds the part, or null for the chart itself.</param>
    public bool IsOwn(string? subchart) => subchart is null || !Metadata.Dependencies.Any(
        dependency => NameOf(dependency) == subchart.Split('/')[0] && dependency.Repository.Length > 0 && !dependency.Repository.StartsWith(LocalFolder, StringComparison.Ordinal));

    /// <summary>Returns the artifacts of the chart's own source in this release that have the repository.</summary>
    /// <param name="repository">The canonical repository.</param>
    public IReadOnlyList<PlannedArtifact> OwnArtifacts(RepositoryName repository) =>
        [.. Release.Where(artifact => AreSame(artifact.Repository, repository) && artifact.Source == Plan.Source)];

    /// <summary>Says whether the release makes exactly what the reference names; a digest is never known before.</summary>
    /// <param name="reference">The reference.</param>
    public bool IsReleased(Reference reference) =>
        reference.Digest is null && Release.Any(artifact => AreSame(artifact.Repository, reference.Repository) && artifact.IdentityTag == reference.Tag);

    // Whoever pulls reads hosts without regard to case, and port 443 where none is named.
    private static bool AreSame(RepositoryName one, RepositoryName other) =>
        one.Path == other.Path && HostOf(one).Equals(HostOf(other), StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> HostOf(RepositoryName name) =>
        name.Registry.EndsWith(UsualPort, StringComparison.Ordinal) ? name.Registry.AsSpan()[..^UsualPort.Length] : name.Registry;

    private static string NameOf(ChartDependency dependency) => dependency.Alias.Length > 0 ? dependency.Alias : dependency.Name;
}

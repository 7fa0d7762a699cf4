using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Catalog;

/// <summary>What this project knows of a chart that no file of its repository says: where its release workflow pushes it and what it fills in.</summary>
/// <param name="Directory">The chart's folder below the repository's root; the chart is delivered by every commit that has a <c>Chart.yaml</c> there.</param>
/// <param name="RepositoryBase">The canonical repository without its last part, which is the chart's name.</param>
public sealed record KnownChart(string Directory, string RepositoryBase)
{
    /// <summary>How version, appVersion and tag are written.</summary>
    public TagStyle TagStyle { get; init; } = TagStyle.Plain;

    /// <summary>Words in the templates that stand for an own image of the release, and that image's repository.</summary>
    public IReadOnlyDictionary<string, RepositoryName> ImagePlaceholders { get; init; } = new Dictionary<string, RepositoryName>();

    /// <summary>Top-level keys of <c>values.yaml</c> that hold the version of the chart's own release.</summary>
    public IReadOnlyList<string> VersionValues { get; init; } = [];

    /// <summary>The own image that a Deployment of the chart runs, or null.</summary>
    public RepositoryName? DeployedImage { get; init; }
}

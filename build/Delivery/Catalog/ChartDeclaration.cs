using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Catalog;

/// <summary>What a repository delivers of one chart.</summary>
public sealed record ChartDeclaration
{
    /// <summary>The chart's folder below the repository's root, such as <c>core-chart</c>.</summary>
    public required string Directory { get; init; }

    /// <summary>The chart's name as its <c>Chart.yaml</c> states it.</summary>
    public required string Name { get; init; }

    /// <summary>The canonical repository, wherever a run pushes to; its last part is the chart's name.</summary>
    public required RepositoryName Repository { get; init; }

    /// <summary>How version, appVersion and tag are written.</summary>
    public TagStyle TagStyle { get; init; } = TagStyle.Plain;

    /// <summary>Words in the templates that stand for an own image of the release, and that image's repository.</summary>
    public IReadOnlyDictionary<string, RepositoryName> ImagePlaceholders { get; init; } = new Dictionary<string, RepositoryName>();

    /// <summary>Top-level keys of <c>values.yaml</c> that hold the version of the chart's own release, without <c>v</c>.</summary>
    public IReadOnlyList<string> VersionValues { get; init; } = [];

    /// <summary>The own image that the Makefile sets in the chart, and that a Deployment of the chart runs; null where the chart promises none.</summary>
    public RepositoryName? DeployedImage { get; init; }

    /// <summary>The own images that the chart is to run, each once.</summary>
    public IEnumerable<RepositoryName> OwnImages => (DeployedImage is { } deployed ? ImagePlaceholders.Values.Append(deployed) : ImagePlaceholders.Values).Distinct();
}

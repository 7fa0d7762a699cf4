using KubeStellar.Delivery.Charts.Templates;

namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>A chart or subchart that is to be rendered.</summary>
internal sealed record ChartNode
{
    /// <summary>The names of the charts above and of this one, by which the parent knows it, such as <c>["core-chart", "argocd"]</c>.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The folder below the top chart's root: empty, or <c>charts/argo-cd/</c>.</summary>
    public required string Folder { get; init; }

    /// <summary>The content of <c>Chart.yaml</c>.</summary>
    public required TemplateMap Metadata { get; init; }

    /// <summary>The values that its templates see.</summary>
    public required TemplateMap Values { get; init; }

    /// <summary>Its files by path below its own folder, without those of its subcharts.</summary>
    public required IReadOnlyDictionary<string, ChartFile> Files { get; init; }

    /// <summary>Whether default values switch it on.</summary>
    public required bool IsEnabled { get; init; }

    /// <summary>Whether it only lends its templates.</summary>
    public bool IsLibrary => Metadata.GetValueOrDefault("type") is "library";

    /// <summary>What references to this chart's templates carry; null for the top chart.</summary>
    public string? Subchart => Names.Count > 1 ? string.Join('/', Names.Skip(1)) : null;

    /// <summary>The path that helm gives the chart, such as <c>core-chart/charts/argocd</c>.</summary>
    public string HelmPath => string.Join("/charts/", Names);

    /// <summary>The templates, in the order of their paths.</summary>
    public IEnumerable<ChartFile> Templates => Files.Values.Where(file => file.Path.StartsWith("templates/", StringComparison.Ordinal));
}

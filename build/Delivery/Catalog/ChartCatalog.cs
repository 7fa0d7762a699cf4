using KubeStellar.Delivery.Charts;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Yaml;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Catalog;

/// <summary>Finds the charts that a source tree delivers: those known, and those that declare it themselves in a top-level folder.</summary>
internal static class ChartCatalog
{
    /// <summary>Returns the charts, the known ones first, each group in the order of its table or of the folders' names.</summary>
    /// <param name="files">The source tree.</param>
    /// <param name="known">What is known of the repository's charts.</param>
    /// <exception cref="InvalidYamlException">A <c>Chart.yaml</c> is no YAML, has no usable name, or has an annotation without meaning.</exception>
    /// <exception cref="AmbiguousChartException">Two folders deliver to one repository.</exception>
    public static IReadOnlyList<ChartDeclaration> Read(ISourceFiles files, IReadOnlyList<KnownChart> known)
    {
        var others = files.ListFolders().Except(known.Select(chart => chart.Directory), StringComparer.Ordinal);
        IEnumerable<ChartDeclaration?> all = [.. known.Select(chart => Read(files, chart.Directory, chart)), .. others.Select(folder => Read(files, folder, null))];
        var charts = all.OfType<ChartDeclaration>().ToList();
        return charts.GroupBy(chart => chart.Repository).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw new AmbiguousChartException(files.Location, twice.Key, [.. twice.Select(chart => chart.Directory)])
            : charts;
    }

    private static ChartDeclaration? Read(ISourceFiles files, string directory, KnownChart? known)
    {
        var path = $"{directory}/{ChartFileSet.MetadataFile}";
        if (files.TryReadText(path) is not { } text || (known is null && !text.Contains(ChartAnnotations.Prefix, StringComparison.Ordinal)))
        {
            return null;
        }

        var metadata = YamlMap.Parse(text, $"{files.Location}/{path}");
        var chart = metadata.Map("annotations") is { } annotations ? ChartAnnotations.Apply(annotations, directory, known) : known;
        return chart is null ? null : Declare(chart, metadata);
    }

    private static ChartDeclaration Declare(KnownChart chart, YamlMap metadata)
    {
        var name = metadata.Text("name") ?? throw metadata.Error("name", "name: the chart's name", "no name");
        return !name.Contains('/', StringComparison.Ordinal) && RepositoryName.TryParse($"{chart.RepositoryBase}/{name}", null, out var repository)
            ? new ChartDeclaration
            {
                Directory = chart.Directory,
                Name = name,
                Repository = repository,
                TagStyle = chart.TagStyle,
                ImagePlaceholders = chart.ImagePlaceholders,
                VersionValues = chart.VersionValues,
                DeployedImage = chart.DeployedImage,
            }
            : throw metadata.Error("name", "name: lower-case letters, digits and '-', which can end a repository's name", $"\"{name}\"");
    }
}

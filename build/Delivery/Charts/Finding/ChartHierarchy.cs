using System.Text;
using KubeStellar.Delivery.Charts.Templates;
using KubeStellar.Delivery.Yaml;

namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>Finds the subcharts of a chart and the values that each sees.</summary>
/// <param name="chart">All files.</param>
/// <param name="budget">What it may cost.</param>
/// <param name="problem">Gets what is wrong with the charts' own files.</param>
internal sealed class ChartHierarchy(ChartFileSet chart, TemplateBudget budget, Action<ChartProblem> problem)
{
    private const string Charts = "charts/";
    private const int MaxDepth = 16;

    /// <summary>Returns the chart and all its subcharts, the parents first.</summary>
    public IReadOnlyList<ChartNode> Read()
    {
        var nodes = new List<ChartNode>();
        var metadata = Map("", ChartFileSet.MetadataFile, null);
        Add(nodes, "", [Name(metadata) ?? chart.Location], metadata, Defaults("", metadata, null), true);
        return nodes;
    }

    private void Add(List<ChartNode> nodes, string folder, IReadOnlyList<string> names, TemplateMap metadata, TemplateMap values, bool isEnabled)
    {
        // One folder may be used under many names, and its own folders again.
        budget.Spend(chart.Count);
        var node = new ChartNode
        {
            Names = names,
            Folder = folder,
            Metadata = metadata,
            Values = values,
            Files = Files(folder),
            IsEnabled = isEnabled,
        };
        nodes.Add(node);
        foreach (var sub in names.Count < MaxDepth ? Subfolders(folder) : [])
        {
            Subcharts(nodes, node, $"{folder}{Charts}{sub}/");
        }
    }

    // A chart that stands in the folder is used once for each dependency that names it, else once.
    private void Subcharts(List<ChartNode> nodes, ChartNode parent, string folder)
    {
        var owner = string.Join('/', parent.Names.Skip(1).Append(folder.TrimEnd('/').Split('/')[^1]));
        var metadata = Map(folder, ChartFileSet.MetadataFile, owner);
        var defaults = Defaults(folder, metadata, owner);
        var name = Name(metadata) ?? folder.TrimEnd('/').Split('/')[^1];
        var declared = Dependencies(parent.Metadata).Where(dependency => Name(dependency) == name).ToArray();
        foreach (var dependency in declared.Length > 0 ? declared : [[]])
        {
            var alias = Alias(dependency) ?? name;
            var values = ChartValues.ForSubchart(parent.Values, alias, defaults, budget);
            var isEnabled = parent.IsEnabled && IsEnabled(dependency, parent.Values, alias, values);
            if (isEnabled)
            {
                // A parent's templates see the values of the charts that are switched on.
                parent.Values[alias] = values;
            }

            Add(nodes, folder, [.. parent.Names, alias], metadata, values, isEnabled);
        }
    }

    // The chart's own values, and below them what it imports of its subcharts (import-values).
    private TemplateMap Defaults(string folder, TemplateMap metadata, string? owner)
    {
        budget.Deeper();
        budget.Spend(chart.Count);
        var values = Map(folder, ChartFileSet.ValuesFile, owner);
        foreach (var dependency in Dependencies(metadata).Where(dependency => List(dependency, "import-values").Count > 0))
        {
            if (Subfolders(folder).Select(sub => $"{folder}{Charts}{sub}/").FirstOrDefault(sub => Name(Map(sub, ChartFileSet.MetadataFile, owner)) == Name(dependency)) is { } found)
            {
                var defaults = Defaults(found, Map(found, ChartFileSet.MetadataFile, owner), owner);
                var seen = ChartValues.ForSubchart(values, Alias(dependency) ?? Name(dependency)!, defaults, budget);
                ChartValues.Import(values, List(dependency, "import-values"), seen, budget);
            }
        }

        budget.Back();
        return values;
    }

    // The first condition that leads to a boolean decides; without one, the tags: one that is true, or none that is false.
    private static bool IsEnabled(TemplateMap dependency, TemplateMap parent, string alias, TemplateMap values)
    {
        var seen = new TemplateMap { [alias] = values };
        var conditions = dependency.GetValueOrDefault("condition") as string ?? "";
        foreach (var condition in conditions.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if ((ChartValues.Find(parent, condition) ?? ChartValues.Find(seen, condition)) is bool isOn)
            {
                return isOn;
            }
        }

        var tags = List(dependency, "tags").OfType<string>().Select(tag => ChartValues.Find(parent, "tags." + tag)).OfType<bool>().ToArray();
        return tags.Length == 0 || tags.Contains(true);
    }

    private IReadOnlyList<string> Subfolders(string folder) => [.. chart
        .Where(file => file.Path.StartsWith(folder + Charts, StringComparison.Ordinal) && file.Path.EndsWith("/" + ChartFileSet.MetadataFile, StringComparison.Ordinal))
        .Select(file => file.Path[(folder.Length + Charts.Length)..^(ChartFileSet.MetadataFile.Length + 1)])
        .Where(sub => !sub.Contains('/', StringComparison.Ordinal) && sub[0] is not ('_' or '.'))];

    private Dictionary<string, ChartFile> Files(string folder) => chart
        .Where(file => file.Path.StartsWith(folder, StringComparison.Ordinal) && !file.Path.AsSpan(folder.Length).StartsWith(Charts, StringComparison.Ordinal))
        .ToDictionary(file => file.Path[folder.Length..], file => file with { Path = file.Path[folder.Length..] }, StringComparer.Ordinal);

    private TemplateMap Map(string folder, string name, string? owner)
    {
        var path = folder + name;
        if (chart.Find(path) is not { } file)
        {
            return [];
        }

        try
        {
            return ValueReader.Read(Encoding.UTF8.GetString(file.Content.Span).TrimStart('\uFEFF'), path, budget) as TemplateMap ?? [];
        }
        catch (InvalidYamlException malformed)
        {
            problem(new ChartProblem(path, (int)malformed.Line, "", malformed.Fault.Found) { FromSubchart = owner });
            return [];
        }
    }

    private static IReadOnlyList<object?> List(TemplateMap map, string key) => map.GetValueOrDefault(key) as IReadOnlyList<object?> ?? [];

    private static IEnumerable<TemplateMap> Dependencies(TemplateMap metadata) => List(metadata, "dependencies").OfType<TemplateMap>();

    private static string? Alias(TemplateMap dependency) => dependency.GetValueOrDefault("alias") as string is { Length: > 0 } alias ? alias : null;

    private static string? Name(TemplateMap map) => map.GetValueOrDefault("name") as string;
}

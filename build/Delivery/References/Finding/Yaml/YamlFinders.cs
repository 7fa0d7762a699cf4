namespace KubeStellar.Delivery.References.Finding.Yaml;

/// <summary>The finders of YAML files; each file has one of them.</summary>
internal static class YamlFinders
{
    private static readonly string[] Endings = [".yaml", ".yml", ".tpl", ".yaml.tmpl", ".yml.tmpl", ".yaml.in", ".yml.in"];

    private static readonly IReadOnlyList<IYamlRule> Common = [new HookRule(), new HelmRule(), new ImageRule(), new SourceRule(), new EnvironmentRule(), new SecretRule()];

    /// <summary>The finders.</summary>
    public static IReadOnlyList<IFileFinder> All { get; } =
    [
        new YamlFinder(IsWorkflow, [new ActionRule(), .. Common]),
        new YamlFinder(IsChart, [new ChartRule(), .. Common]),
        new YamlFinder(IsKustomization, [new KustomizationRule(), .. Common]),
        new YamlFinder(IsValues, [new ValuesRule(), .. Common]),
        new YamlFinder(IsConfiguration, [new ConfigurationRule(), .. Common]),
        new YamlFinder(IsSecurityInsights, [new ProjectRule(), .. Common]),
        new YamlFinder(IsManifest, Common),
    ];

    private static bool IsYaml(string path) => Array.Exists(Endings, ending => path.EndsWith(ending, StringComparison.Ordinal));

    private static bool IsWorkflow(string path) =>
        IsYaml(path) && (path.StartsWith(".github/workflows/", StringComparison.Ordinal) || Name(path) is "action.yml" or "action.yaml");

    private static bool IsChart(string path) => Name(path) is "Chart.yaml" or "requirements.yaml";

    private static bool IsKustomization(string path) => Name(path) is "kustomization.yaml" or "kustomization.yml" or "Kustomization";

    private static bool IsValues(string path) => IsYaml(path) && !IsTemplate(path) && Name(path).StartsWith("values", StringComparison.Ordinal);

    private static bool IsConfiguration(string path) => Name(path) is "mkdocs.yml" or "mkdocs.yaml";

    private static bool IsSecurityInsights(string path) => Name(path) is "SECURITY-INSIGHTS.yml" or "SECURITY-INSIGHTS.yaml" or "security-insights.yml" or "security-insights.yaml";

    private static bool IsTemplate(string path) => path.StartsWith("templates/", StringComparison.Ordinal) || path.Contains("/templates/", StringComparison.Ordinal);

    // What is derived from Chart.yaml, and what no other finder reads.
    private static bool IsManifest(string path) => IsYaml(path) && Name(path) is not ("Chart.lock" or "requirements.lock")
        && !(IsWorkflow(path) || IsChart(path) || IsKustomization(path) || IsValues(path) || IsConfiguration(path) || IsSecurityInsights(path));

    private static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];
}

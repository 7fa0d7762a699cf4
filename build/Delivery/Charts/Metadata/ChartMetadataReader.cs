using KubeStellar.Delivery.Yaml;

namespace KubeStellar.Delivery.Charts.Metadata;

/// <summary>Reads <c>Chart.yaml</c> and refuses what helm's <c>Validate</c> refuses.</summary>
internal static class ChartMetadataReader
{
    private const string MergeKey = "<<";

    /// <summary>Reads the file.</summary>
    /// <param name="root">The file's mapping.</param>
    public static ChartMetadata Read(YamlMap root)
    {
        RefuseMerge(root);
        return new ChartMetadata
        {
            // Helm 2 knew no such key, so helm's loader takes a file without it for one of the old format.
            ApiVersion = root.Text("apiVersion") is { Length: > 0 } version ? version : ChartMetadata.ApiVersion1,
            Name = Name(root),
            Version = Version(root),
            Home = Text(root, "home"),
            Sources = Texts(root, "sources"),
            Description = Text(root, "description"),
            Keywords = Texts(root, "keywords"),
            Maintainers = [.. root.Maps("maintainers").Select(Maintainer)],
            Icon = Text(root, "icon"),
            Condition = Text(root, "condition"),
            Tags = Text(root, "tags"),
            AppVersion = Text(root, "appVersion"),
            Deprecated = root.Flag("deprecated"),
            Annotations = root.TextsByKey("annotations"),
            KubeVersion = Text(root, "kubeVersion"),
            Dependencies = ReadDependencies(root),
            Type = Type(root),
        };
    }

    /// <summary>Reads the list <c>dependencies</c>, which charts of the format <c>v1</c> have in <c>requirements.yaml</c>.</summary>
    /// <param name="root">The mapping that holds the list.</param>
    public static IReadOnlyList<ChartDependency> ReadDependencies(YamlMap root)
    {
        var dependencies = root.Maps("dependencies").Select(Dependency).ToList();
        var twice = dependencies.GroupBy(dependency => dependency.Alias.Length > 0 ? dependency.Alias : dependency.Name, StringComparer.Ordinal)
            .FirstOrDefault(group => group.Count() > 1);
        return twice is null ? dependencies : throw root.Error("dependencies", "each dependency under another name or alias", $"\"{twice.Key}\" more than once");
    }

    private static ChartDependency Dependency(YamlMap map)
    {
        RefuseMerge(map);
        var alias = map.Text("alias") ?? "";
        return new ChartDependency
        {
            Name = Required(map, "name", Text(map, "name"), "the name of a chart"),
            Version = Text(map, "version"),
            Repository = Text(map, "repository"),
            Condition = Text(map, "condition"),
            Tags = Texts(map, "tags"),
            Enabled = map.Flag("enabled"),
            ImportValues = map.Items("import-values", text => new ImportedValues(text, null), Import),
            Alias = alias.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-')
                ? alias
                : throw map.Error("alias", "alias: letters, digits, '_' and '-'", $"\"{alias}\""),
        };
    }

    private static ImportedValues Import(YamlMap map)
    {
        var keys = map.Keys.Order(StringComparer.Ordinal);
        return keys.SequenceEqual(["child", "parent"])
            ? new ImportedValues(map.Text("child") ?? "", map.Text("parent") ?? "")
            : throw map.Error("child", "import-values: a name, or a mapping of child and parent", $"a mapping of {string.Join(", ", keys)}");
    }

    private static ChartMaintainer Maintainer(YamlMap map)
    {
        RefuseMerge(map);
        return new ChartMaintainer(Text(map, "name"), Text(map, "email"), Text(map, "url"));
    }

    private static string Name(YamlMap root)
    {
        var name = Required(root, "name", Text(root, "name"), "the chart's name");
        return name is "." or ".." || name.Contains('/', StringComparison.Ordinal) || name.Contains('\\', StringComparison.Ordinal)
            ? throw root.Error("name", "a name that is no path", $"\"{name}\"")
            : name;
    }

    private static string Version(YamlMap root)
    {
        var version = Required(root, "version", root.Text("version"), LenientVersion.Form);
        return LenientVersion.TryParse(version) is not null ? version : throw root.Error("version", $"version: {LenientVersion.Form}", $"\"{version}\"");
    }

    private static string Type(YamlMap root) => (root.Text("type") ?? "") is var type and ("" or "application" or "library")
        ? type
        : throw root.Error("type", "type: application or library", $"\"{root.Text("type")}\"");

    private static string Required(YamlMap map, string key, string? value, string meaning) =>
        string.IsNullOrEmpty(value) ? throw map.Error(key, $"{key}: {meaning}", "nothing") : value;

    private static string Text(YamlMap map, string key) => PrintableText.Of(map.Text(key) ?? "");

    private static IReadOnlyList<string> Texts(YamlMap map, string key) => [.. map.Texts(key).Select(PrintableText.Of)];

    // Merging is a rule of YAML 1.1 that the parser here does not know; passing over the key would lose what it brings.
    private static void RefuseMerge(YamlMap map)
    {
        if (map.Keys.Contains(MergeKey))
        {
            throw map.Error(MergeKey, "keys written out", "a merge key <<");
        }
    }
}

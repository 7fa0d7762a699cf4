using KubeStellar.Delivery.Yaml;

namespace KubeStellar.Delivery.References.Rules;

/// <summary>Reads a repository's <c>.nuke/references.yaml</c>: under <c>rules</c>, mappings of <c>path</c>, <c>artifact</c> (optional), <c>is</c> and <c>reason</c>.</summary>
internal static class ReferenceRulesFile
{
    private static readonly Dictionary<string, RuleMeaning> Meanings = new(StringComparer.Ordinal)
    {
        ["historical"] = RuleMeaning.Historical,
        ["lower-bound"] = RuleMeaning.LowerBound,
        ["self"] = RuleMeaning.Self,
        ["may-differ"] = RuleMeaning.MayDiffer,
        ["may-move"] = RuleMeaning.MayMove,
        ["ignored"] = RuleMeaning.Ignored,
    };

    /// <summary>Reads the rules in the file's order.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="file">What to call the file in errors.</param>
    /// <exception cref="InvalidYamlException">The text is no YAML, or a rule is not complete, or a key or a meaning is unknown.</exception>
    public static IReadOnlyList<ReferenceRule> Parse(string text, string file)
    {
        var root = YamlMap.Parse(text, file);
        RequireKeys(root, "rules");
        return [.. root.Maps("rules").Select(Rule)];
    }

    /// <summary>Returns how the file writes a meaning.</summary>
    /// <param name="meaning">The meaning.</param>
    public static string NameOf(RuleMeaning meaning) => Meanings.First(pair => pair.Value == meaning).Key;

    private static ReferenceRule Rule(YamlMap rule)
    {
        RequireKeys(rule, "path", "artifact", "is", "reason");
        var path = Required(rule, "path", "a pattern for paths, such as docs/notes.md");
        if (path.StartsWith('!'))
        {
            throw rule.Error("path", "path: a pattern that matches", $"\"{path}\", whose ! would take files out again");
        }

        if (PathPattern.TryParse(path) is null)
        {
            throw rule.Error("path", "path: a pattern with brackets closed and not empty, and no \\ at its end", $"\"{path}\"");
        }

        var meaning = Required(rule, "is", OneMeaning);
        return Meanings.TryGetValue(meaning, out var known)
            ? new ReferenceRule(path, rule.Text("artifact"), known, Required(rule, "reason", "why, for those who read the file later"))
            : throw rule.Error("is", $"is: {OneMeaning}", $"\"{meaning}\"");
    }

    private static string OneMeaning => $"one of {string.Join(", ", Meanings.Keys)}";

    private static string Required(YamlMap rule, string key, string expected) => rule.Text(key) is { Length: > 0 } text ? text : throw rule.Error(key, $"{key}: {expected}", "nothing");

    private static void RequireKeys(YamlMap map, params string[] known)
    {
        if (map.Keys.FirstOrDefault(key => !known.Contains(key)) is { } unknown)
        {
            throw map.Error(unknown, $"one of the keys {string.Join(", ", known)}", $"the key \"{unknown}\"");
        }
    }
}

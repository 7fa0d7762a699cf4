namespace KubeStellar.Delivery.Charts.Packaging;

/// <summary>
/// The rules of a chart's <c>.helmignore</c>, exactly as helm's <c>pkg/ignore</c> applies them: the first rule that says so ignores a path,
/// and a rule <c>!x</c> ignores all that x does not match. Dot files of <c>templates</c> are always ignored.
/// </summary>
internal sealed class HelmIgnore
{
    /// <summary>The file's name in the chart's root.</summary>
    public const string FileName = ".helmignore";

    private const string DefaultRule = "templates/.?*";

    private readonly List<Rule> _rules = [];

    /// <summary>Reads the rules.</summary>
    /// <param name="text">The file's text, empty where there is none.</param>
    /// <param name="file">What to call the file in errors.</param>
    /// <exception cref="HelmIgnoreException">A rule holds <c>**</c> or is malformed.</exception>
    public static HelmIgnore Parse(string text, string file)
    {
        var ignore = new HelmIgnore();
        foreach (var (index, line) in text.Split('\n').Append(DefaultRule).Index())
        {
            var rule = line.Trim();
            if (rule.Length > 0 && rule[0] != '#')
            {
                ignore._rules.Add(Read(rule, file, index + 1));
            }
        }

        return ignore;
    }

    /// <summary>Says whether a file or folder, with all that is in it, stays out of the archive.</summary>
    /// <param name="path">The path below the chart's root, with <c>/</c> between its parts.</param>
    /// <param name="isFolder">Whether it is a folder.</param>
    public bool Ignores(string path, bool isFolder) => _rules.Exists(rule => rule.Ignores(path, isFolder));

    private static Rule Read(string rule, string file, int line)
    {
        if (rule.Contains("**", StringComparison.Ordinal))
        {
            throw new HelmIgnoreException(file, line, rule, "a rule without **, which helm does not support: * stays within a path element");
        }

        if (GoPathPattern.TryParse(rule) is null)
        {
            throw new HelmIgnoreException(file, line, rule, "a pattern of Go's filepath.Match: brackets closed and not empty, no \\ at the end");
        }

        var negated = rule[0] == '!';
        var pattern = negated ? rule[1..] : rule;
        var foldersOnly = pattern.EndsWith('/');
        pattern = foldersOnly ? pattern[..^1] : pattern;
        // A pattern with a slash is compared with the whole path, another with the last part.
        var wholePath = pattern.Contains('/', StringComparison.Ordinal);
        return new Rule(GoPathPattern.TryParse(pattern.StartsWith('/') ? pattern[1..] : pattern), negated, foldersOnly, wholePath);
    }

    // Without its last slash a pattern may have become a bad one, which helm says matches nothing.
    private sealed record Rule(GoPathPattern? Pattern, bool Negated, bool FoldersOnly, bool WholePath)
    {
        public bool Ignores(string path, bool isFolder) => FoldersOnly && !isFolder ? Negated : Matches(path) != Negated;

        private bool Matches(string path) => Pattern?.Matches(WholePath ? path : path[(path.LastIndexOf('/') + 1)..]) ?? false;
    }
}

namespace KubeStellar.Delivery.Charts.Packaging;

/// <summary>
/// The rules of a chart's <c>.helmignore</c>, as helm's <c>pkg/ignore</c> applies them: a path that any rule matches is ignored, and dot files of <c>templates</c> always are.
/// A rule <c>!x</c>, with which helm ignores all that x does not match, is refused: whoever writes one expects what git makes of it, and would lose the chart.
/// </summary>
internal sealed class HelmIgnore
{
    /// <summary>The file's name in the chart's root.</summary>
    public const string FileName = ".helmignore";

    private readonly IReadOnlyList<Rule> _rules;

    private HelmIgnore(IEnumerable<Rule> rules) => _rules = [.. rules, RuleOf("templates/.?*")];

    /// <summary>The rules of a chart without the file.</summary>
    public static HelmIgnore Default { get; } = new([]);

    /// <summary>Reads the rules.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="file">What to call the file in errors.</param>
    /// <exception cref="HelmIgnoreException">A rule is malformed, holds <c>**</c>, starts with <c>!</c> or ignores <c>Chart.yaml</c>.</exception>
    public static HelmIgnore Parse(string text, string file) => new(
        from line in text.Split('\n').Index()
        let rule = line.Item.Trim()
        where rule.Length > 0 && rule[0] != '#'
        select Read(rule, file, line.Index + 1));

    /// <summary>Says whether a file or folder, with all that is in it, stays out of the archive.</summary>
    /// <param name="path">The path below the chart's root, with <c>/</c> between its parts.</param>
    /// <param name="isFolder">Whether it is a folder.</param>
    public bool Ignores(string path, bool isFolder) => _rules.Any(rule => rule.Ignores(path, isFolder));

    private static Rule Read(string rule, string file, int line)
    {
        if (rule.Contains("**", StringComparison.Ordinal))
        {
            throw new HelmIgnoreException(file, line, rule, "a rule without **, which helm does not support: * stays within a path element");
        }

        if (rule[0] == '!')
        {
            throw new HelmIgnoreException(file, line, rule, "a rule without !, with which helm ignores everything that the rest of the rule does not match");
        }

        if (GoPathPattern.TryParse(rule) is null)
        {
            throw new HelmIgnoreException(file, line, rule, "a pattern of Go's filepath.Match: brackets closed and not empty, no \\ at the end");
        }

        var read = RuleOf(rule);
        return read.Ignores(ChartFileSet.MetadataFile, isFolder: false)
            ? throw new HelmIgnoreException(file, line, rule, $"a rule that leaves {ChartFileSet.MetadataFile} in, without which nothing is a chart")
            : read;
    }

    private static Rule RuleOf(string rule)
    {
        var foldersOnly = rule.EndsWith('/');
        var pattern = foldersOnly ? rule[..^1] : rule;
        // A pattern with a slash is compared with the whole path, another with the last part.
        var wholePath = pattern.Contains('/', StringComparison.Ordinal);
        return new Rule(GoPathPattern.TryParse(pattern.StartsWith('/') ? pattern[1..] : pattern), foldersOnly, wholePath);
    }

    // Without its last slash a pattern may have become a bad one, which helm says matches nothing.
    private sealed record Rule(GoPathPattern? Pattern, bool FoldersOnly, bool WholePath)
    {
        public bool Ignores(string path, bool isFolder) =>
            (isFolder || !FoldersOnly) && (Pattern?.Matches(WholePath ? path : path[(path.LastIndexOf('/') + 1)..]) ?? false);
    }
}

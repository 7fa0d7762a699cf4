using KubeStellar.Delivery.Catalog.Recipes;

namespace KubeStellar.Delivery.Derived.Recipes;

/// <summary>The arguments of controller-gen, as far as they say where it writes.</summary>
internal sealed class ControllerGenOptions
{
    private const string EveryGenerator = "";
    private const string DefaultFolder = "config";
    private const string CodeFile = "zz_generated.deepcopy.go";

    /// <summary>What controller-gen writes into the definition of each custom resource.</summary>
    public const string Mark = "controller-gen.kubebuilder.io/version";

    private readonly Dictionary<string, string> _generators = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ControllerGenRule> _rules = new(StringComparer.Ordinal);
    private readonly List<string> _paths = [];

    /// <summary>Returns where controller-gen writes with some arguments.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <exception cref="FormatException">An argument has none of the known forms.</exception>
    public static IReadOnlyList<DerivedPath> OutputsOf(IReadOnlyList<string> arguments)
    {
        var options = new ControllerGenOptions();
        foreach (var argument in arguments)
        {
            options.Add(argument);
        }

        return options._rules.Keys.All(generator => generator == EveryGenerator || options._generators.ContainsKey(generator)) && options._paths.Count > 0
            ? [.. options._generators.SelectMany(generator => options.OutputsOf(generator.Key, generator.Value)).Distinct()]
            : throw new FormatException();
    }

    private void Add(string argument)
    {
        if (argument.StartsWith("paths=", StringComparison.Ordinal))
        {
            var paths = ListOf(argument["paths=".Length..]);
            Array.ForEach(paths, RequireInside);
            _paths.AddRange(paths);
        }
        else if (argument.StartsWith("output:", StringComparison.Ordinal))
        {
            var (generator, rule) = RuleOf(argument["output:".Length..]);
            _rules[generator] = rule;
        }
        else
        {
            var (generator, options) = argument.Split(':', 2) is [var name, var fields] ? (name, fields) : (argument, "");
            _generators[generator] = _generators.ContainsKey(generator) ? throw new FormatException() : options;
            RequireInside(FieldOf(options, "headerFile") ?? ".");
        }
    }

    // What lies outside of the tree is no input that a commit tells.
    private static void RequireInside(string path) => RecipePath.Below(path);

    // Lists are written {a,b} or a;b.
    private static string[] ListOf(string value) => value.StartsWith('{') && value.EndsWith('}')
        ? value[1..^1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : value.Split(';', StringSplitOptions.RemoveEmptyEntries);

    // "rule" for every generator, or "generator:rule".
    private static (string Generator, ControllerGenRule Rule) RuleOf(string text) =>
        ControllerGenRule.TryParse(text) is { } common ? (EveryGenerator, common)
        : text.Split(':', 2) is [var generator, var rest] && ControllerGenRule.TryParse(rest) is { } rule ? (generator, rule)
        : throw new FormatException();

    private IEnumerable<DerivedPath> OutputsOf(string generator, string options)
    {
        // Without a rule of their own, each generator has its folder below config; one rule for all replaces that.
        var rule = _rules.GetValueOrDefault(generator) ?? _rules.GetValueOrDefault(EveryGenerator) ?? new ControllerGenRule($"{DefaultFolder}/{generator}", Code: null, Writes: true);
        return generator switch
        {
            "crd" => InFolder(rule.Config, "*.yaml", DerivedOwnership.Marked(Mark)),

            // People may write these as well, and they bear no mark.
            "rbac" => InFolder(rule.Config, FieldOf(options, "fileName") ?? "role.yaml", DerivedOwnership.None),
            "webhook" => InFolder(rule.Config, "manifests*.yaml", DerivedOwnership.None),
            "object" when rule is { Writes: true, Code: null } => _paths.Select(PackagesOf).Select(packages => new DerivedPath(packages.Folder, CodeFile, packages.IsRecursive, DerivedOwnership.All)),
            "object" => InFolder(rule.Code, CodeFile, DerivedOwnership.All),
            _ => throw new FormatException(),
        };
    }

    private static IEnumerable<DerivedPath> InFolder(string? folder, string pattern, DerivedOwnership ownership) =>
        folder is null ? [] : [new DerivedPath(RecipePath.Below(folder), pattern, IsRecursive: false, ownership)];

    private static string? FieldOf(string options, string name) =>
        options.Split(',').FirstOrDefault(field => field.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];

    // "./api/..." is a folder with all below it, "./api" the folder alone; anything else is no folder of the tree.
    private static (string Folder, bool IsRecursive) PackagesOf(string path)
    {
        const string below = "/...";
        var isRecursive = path.EndsWith(below, StringComparison.Ordinal);
        return (path.StartsWith("./", StringComparison.Ordinal) || path == ".") && !path.EndsWith(".go", StringComparison.Ordinal)
            ? (RecipePath.Below(isRecursive ? path[..^below.Length] : path), isRecursive)
            : throw new FormatException();
    }
}

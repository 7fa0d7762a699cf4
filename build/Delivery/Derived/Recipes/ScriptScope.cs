using System.Globalization;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Catalog.Recipes;
using KubeStellar.Delivery.Git;

namespace KubeStellar.Delivery.Derived.Recipes;

/// <summary>The values that a script's variables and <c>$(…)</c> have, seen from the root of the source tree, where make runs it.</summary>
/// <param name="files">The source tree.</param>
/// <param name="makefile">Its Makefile, whose variables the script may use.</param>
/// <param name="script">The script's path below the root.</param>
internal sealed class ScriptScope(ISourceFiles files, Makefile makefile, string script)
{
    // It requires the code generator of its own version, and kubebuilder projects require it.
    private const string CodeGeneratorsUser = "k8s.io/apiextensions-apiserver";

    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);

    /// <summary>The module file of the source tree.</summary>
    /// <exception cref="MissingRecipeFileException">There is none.</exception>
    public GoModFile Module => GoModFile.Parse(
        files.TryReadText(GoModFile.FileName) ?? throw new MissingRecipeFileException(DerivationCatalog.Operation, script, GoModFile.FileName), $"{files.Location}/{GoModFile.FileName}");

    /// <summary>Gives a variable a value.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    public void Assign(string name, string value) => _variables[name] = value;

    /// <summary>Returns where a version came from, as <c>file:line</c>, or null where the script says it itself.</summary>
    /// <param name="version">The version.</param>
    public string? PlaceOf(string version) => _places.GetValueOrDefault(version);

    /// <summary>Returns a variable's value: the script's own, else the Makefile's.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="FormatException">It has none, or only a shell could compute it.</exception>
    public string ValueOf(string name) =>
        name == "BASH_SOURCE[0]" ? $"./{script}"
        : _variables.TryGetValue(name, out var value) ? value
        : makefile.Find(name) is { } definition ? makefile.Expand(definition, new Dictionary<string, string>(StringComparer.Ordinal), _ => throw new FormatException())
        : throw new FormatException();

    /// <summary>Returns what commands between <c>$(</c> and <c>)</c> print.</summary>
    /// <param name="commands">The commands.</param>
    /// <exception cref="FormatException">They are not known.</exception>
    public string Run(IReadOnlyList<IReadOnlyList<string>> commands) => commands switch
    {
        [["dirname", var path]] => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : ".",
        [["pwd"] or ["pwd", "-P"]] => ".",
        [["cd", var folder], ["pwd"] or ["pwd", "-P"]] => RecipePath.Below(folder),
        [["go", "list", "-m", "-f", "{{.Version}}", var module]] => RequiredVersionOf(module),
        _ => throw new FormatException(),
    };

    private string RequiredVersionOf(string module)
    {
        var goMod = Module;
        var requirement = goMod.Requirements.FirstOrDefault(requirement => requirement.Path == module)
            ?? (module == CodeGenerator.Module ? goMod.Requirements.FirstOrDefault(requirement => requirement.Path == CodeGeneratorsUser) : null)
            ?? throw new MissingPinException(module, GoModFile.FileName, module == CodeGenerator.Module ? $"a requirement of {CodeGenerator.Module} or {CodeGeneratorsUser}" : $"a requirement of {module}");

        // The requirement of a replaced module keeps its version; what another module requires is what its replacement requires.
        var version = requirement.Path == module ? requirement.Version : ReplacedVersionOf(goMod, requirement);
        _places[version] = string.Create(CultureInfo.InvariantCulture, $"{GoModFile.FileName}:{requirement.Line}");
        return version;
    }

    private static string ReplacedVersionOf(GoModFile goMod, GoModFileRequirement requirement) =>
        goMod.Replacements.FirstOrDefault(replacement => replacement.OldPath == requirement.Path && (replacement.OldVersion ?? requirement.Version) == requirement.Version)?.NewVersion ?? requirement.Version;
}

using System.Globalization;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Catalog.Recipes;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Derived.Recipes;

/// <summary>A script that runs the generators of k8s.io/code-generator, read as data.</summary>
internal sealed class GeneratorScript
{
    private const string OutputFlag = "--output-dir";
    private const string Forms =
        "NAME=<value> with ${NAME}, $(dirname …), $(cd … && pwd), $(go list -m -f '{{.Version}}' <module>); set …; cd <root>; echo; mkdir -p; rm -rf <folder>; "
        + "a guard 'if [ … ]; then … exit 1; fi'; source <folder>/kube_codegen.sh; kube::codegen::gen_client <flags>; "
        + "GOBIN=<folder> go install <package>@<version>; <folder>/<installed program> --output-dir <folder> <flags>";

    private readonly ISourceFiles _files;
    private readonly Makefile _makefile;
    private readonly string _script;
    private readonly ScriptScope _scope;
    private readonly Dictionary<string, ToolPin> _installed = new(StringComparer.Ordinal);
    private readonly List<DerivationStep> _steps = [];
    private readonly List<DerivedPath> _outputs = [];
    private CodeGenerator? _sourced;

    private GeneratorScript(ISourceFiles files, Makefile makefile, string script) =>
        (_files, _makefile, _script, _scope) = (files, makefile, script, new ScriptScope(files, makefile, script));

    /// <summary>Returns what a script does and where it writes.</summary>
    /// <param name="files">The source tree.</param>
    /// <param name="makefile">Its Makefile, whose variables the script may use.</param>
    /// <param name="script">The script's path below the root.</param>
    /// <param name="place">The line that runs it.</param>
    /// <exception cref="RecipeNotUnderstoodException">A line has none of the known forms.</exception>
    /// <exception cref="MissingRecipeFileException">There is no such script.</exception>
    public static (IReadOnlyList<DerivationStep> Steps, IReadOnlyList<DerivedPath> Outputs) Read(ISourceFiles files, Makefile makefile, string script, string place)
    {
        var text = files.TryReadText(script) ?? throw new MissingRecipeFileException(DerivationCatalog.Operation, place, script);
        var reader = new GeneratorScript(files, makefile, script);
        foreach (var line in ScriptLines.Read(text, reader.NotUnderstood))
        {
            reader.Read(line);
        }

        return (reader._steps, reader.Outputs);
    }

    // What lies in a folder that the script removes says no more than the folder.
    private IReadOnlyList<DerivedPath> Outputs =>
        [.. _outputs.Where(output => !_outputs.Any(other => other != output && other.Ownership == DerivedOwnership.All && RecipePath.IsWithin(output.Folder, other.Folder)))];

    private void Read(MakefileLine line)
    {
        try
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{_script}:{line.Line}");
            var words = ScriptWords.Read(line.Text, _scope) is [var command] ? command.SkipWhile((word, index) => index == 0 && word == "export").ToList() : throw new FormatException();
            var assignments = words.TakeWhile(word => ScriptWords.IsAssignment(word)).ToList();
            if (assignments.Count < words.Count)
            {
                // Values before a command are its own: here they only say where programs are installed to.
                Run(place, words[assignments.Count..]);
            }
            else if (assignments is [var assignment] && assignment.IndexOf('=', StringComparison.Ordinal) is var equals)
            {
                _scope.Assign(assignment[..equals], assignment[(equals + 1)..]);
            }
            else
            {
                throw new FormatException();
            }
        }
        catch (FormatException)
        {
            throw NotUnderstood(line);
        }
    }

    private void Run(string place, List<string> words)
    {
        switch ((words[0], words[1..]))
        {
            case ("set" or "echo", _) or ("mkdir", ["-p", _, ..]):
                break;
            case ("cd", [var folder]) when RecipePath.Below(folder) == ".":
                break;
            case ("source" or ".", [var library]) when RecipeWords.ProgramOf(library) == CodeGenerator.Script:
                _sourced = CodeGenerator.Of(new MakefilePins(_makefile).GetCodeGenerator());
                break;
            case ("rm", ["-rf", .. { Count: > 0 } folders]):
                folders.ForEach(folder => Remove(place, RecipePath.Below(folder)));
                break;
            case ("go", ["install", var package]):
                Install(place, package);
                break;
            case (CodeGenerator.Function, var flags) when _sourced is { } generator:
                GenerateClients(place, generator, flags);
                break;
            case (var program, var arguments) when _installed.TryGetValue(RecipeWords.ProgramOf(program), out var tool):
                RunTool(place, tool, arguments);
                break;
            default:
                throw new FormatException();
        }
    }

    private void Remove(string place, string folder)
    {
        if (folder == ".")
        {
            throw new FormatException();
        }

        _steps.Add(new RemoveFolderStep(place, folder));
        _outputs.Add(new DerivedPath(folder, "*", IsRecursive: true, DerivedOwnership.All));
    }

    private void Install(string place, string package)
    {
        if (package.Split('@') is not [{ Length: > 0 } path, var version] || path.StartsWith('.'))
        {
            throw new FormatException();
        }

        var pin = new ToolPin(path, version, _scope.PlaceOf(version) ?? place);
        _installed[pin.Name] = pin with { Version = MakefilePins.Check(pin.Name, version, pin.Place) };
    }

    private void GenerateClients(string place, CodeGenerator generator, List<string> flags)
    {
        var clients = GenClientReader.Read(generator, flags, _scope.Module.Module);
        _steps.Add(new GenClientStep(place, clients, flags));
        _outputs.AddRange(clients.Outputs);
    }

    // A program that a script runs by itself is asked where it writes; what it leaves there stays unless the script removes it first.
    private void RunTool(string place, ToolPin tool, List<string> arguments)
    {
        var at = arguments.IndexOf(OutputFlag);
        var folder = at >= 0 && at + 1 < arguments.Count ? RecipePath.Below(arguments[at + 1]) : throw new FormatException();
        _steps.Add(new RunToolStep(place, tool, [.. arguments.Select(Shorten)]));
        _outputs.Add(new DerivedPath(folder, "*", IsRecursive: true, DerivedOwnership.None));
    }

    // "./hack/../pkg/generated" is what becomes of $(dirname …)/.., and says no more than "pkg/generated".
    private static string Shorten(string argument) => argument.StartsWith("./", StringComparison.Ordinal) ? RecipePath.Below(argument) : argument;

    private RecipeNotUnderstoodException NotUnderstood(MakefileLine line) => new(DerivationCatalog.Operation, _script, line.Line, line.Text, Forms);
}

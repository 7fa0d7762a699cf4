using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Catalog.Recipes;
using KubeStellar.Delivery.Git;

namespace KubeStellar.Delivery.Derived.Recipes;

/// <summary>The rule of the Makefile that makes typed clients with a script, and puts their imports in order.</summary>
internal sealed class ClientsRule
{
    /// <summary>The name of the derivation, which is also what most Makefiles call it.</summary>
    public const string Name = "codegenclients";

    private const string ImportsTarget = "imports";
    private const string ImportsTool = "openshift-goimports";
    private const string Forms = "./hack/<script>.sh; $(MAKE) imports, whose recipe is: $(OPENSHIFT_GOIMPORTS) [-i <module>]… [-m <module>]";

    // They bring the programs, exactly as pinned; Go's version is looked at by whoever runs the steps.
    private static readonly string[] KnownPrerequisites = ["$(CODE_GEN_DIR)", "$(OPENSHIFT_GOIMPORTS)", "verify-go-versions"];

    private readonly ISourceFiles _files;
    private readonly Makefile _makefile;
    private readonly RecipeWords _words;
    private readonly List<DerivationStep> _steps = [];
    private readonly List<DerivedPath> _outputs = [];

    private ClientsRule(ISourceFiles files, Makefile makefile) => (_files, _makefile, _words) = (files, makefile, new RecipeWords(makefile));

    /// <summary>Reads the rule.</summary>
    /// <param name="files">The source tree.</param>
    /// <param name="makefile">Its Makefile, which has the rule.</param>
    /// <param name="target">What the Makefile calls it.</param>
    /// <exception cref="RecipeNotUnderstoodException">A line of it or of its script has none of the known forms.</exception>
    /// <exception cref="MissingRecipeFileException">There is no such script.</exception>
    public static Derivation Read(ISourceFiles files, Makefile makefile, string target)
    {
        var reader = new ClientsRule(files, makefile);
        reader.ReadRule(target, reader.ReadLine);
        return new Derivation(Name, reader._steps, [.. reader._outputs.Distinct()], NamedFolders.ScopeOf(files, reader._steps));
    }

    private void ReadRule(string target, Action<string, List<string>> read)
    {
        var rule = _makefile.FindRule(target) ?? throw new FormatException();
        if (rule.FindStranger(_makefile, KnownPrerequisites) is { } stranger)
        {
            throw NotUnderstood(rule.Line, $"{target}: {stranger}");
        }

        foreach (var line in rule.Recipe)
        {
            try
            {
                read(Makefile.PlaceOf(line.Line), _words.Command(line.Text));
            }
            catch (FormatException)
            {
                throw NotUnderstood(line.Line, line.Text);
            }
        }
    }

    private void ReadLine(string place, List<string> command)
    {
        switch (command)
        {
            case ["make", ImportsTarget]:
                ReadRule(ImportsTarget, ReadImports);
                break;
            case [var script] when script.EndsWith(".sh", StringComparison.Ordinal):
                var (steps, outputs) = GeneratorScript.Read(_files, _makefile, RecipePath.Below(script), place);
                _steps.AddRange(steps);
                _outputs.AddRange(outputs);
                break;
            default:
                throw new FormatException();
        }
    }

    // The Makefile's line goes over the whole tree. Here it goes over what was derived: what people wrote is not ours to rewrite.
    private void ReadImports(string place, List<string> command)
    {
        if (RecipeWords.ProgramOf(command[0]) != ImportsTool || command.Count % 2 == 0 || !command.Skip(1).Where((_, index) => index % 2 == 0).All(flag => flag is "-i" or "-m" or "--intermediate" or "--module"))
        {
            throw new FormatException();
        }

        var pin = new MakefilePins(_makefile).Get(ImportsTool);
        var folders = _outputs.Select(output => output.Folder).Distinct(StringComparer.Ordinal).ToList();
        _steps.AddRange(folders
            .Where(folder => !folders.Any(other => other != folder && RecipePath.IsWithin(folder, other)))
            .Select(folder => new RunToolStep(place, pin, [.. command.Skip(1), folder])));
    }

    private static RecipeNotUnderstoodException NotUnderstood(int line, string text) => new(DerivationCatalog.Operation, Makefile.FileName, line, text, Forms);
}

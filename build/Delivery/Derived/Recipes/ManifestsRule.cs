using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Catalog.Recipes;
using KubeStellar.Delivery.Catalog.Shell;
using KubeStellar.Delivery.Git;

namespace KubeStellar.Delivery.Derived.Recipes;

/// <summary>A rule of the Makefile that runs controller-gen, such as <c>manifests</c> and <c>generate</c>.</summary>
internal sealed class ManifestsRule
{
    private const string Forms =
        "$(CONTROLLER_GEN) [crd] [rbac:roleName=<name>] [webhook] [object:headerFile=<file>] paths=./<folder>/... [output:[<generator>:]artifacts:config=<folder>]; "
        + "$(KUSTOMIZE) build <folder> > <file>; cp <folder>/* <folder>; mkdir -p <folder>";

    // They bring the programs, exactly as pinned.
    private static readonly string[] KnownPrerequisites = ["controller-gen", "kustomize", "$(CONTROLLER_GEN)", "$(KUSTOMIZE)"];

    private readonly Makefile _makefile;
    private readonly RecipeWords _words;
    private readonly List<DerivedPath> _outputs = [];

    private ManifestsRule(Makefile makefile) => (_makefile, _words) = (makefile, new RecipeWords(makefile));

    /// <summary>Reads a rule.</summary>
    /// <param name="files">The source tree.</param>
    /// <param name="makefile">Its Makefile, which has the rule.</param>
    /// <param name="target">What the rule makes, which is also the derivation's name.</param>
    /// <exception cref="RecipeNotUnderstoodException">A line has none of the known forms.</exception>
    public static Derivation Read(ISourceFiles files, Makefile makefile, string target)
    {
        var rule = makefile.FindRule(target)!;
        if (rule.FindStranger(makefile, KnownPrerequisites) is { } stranger)
        {
            throw NotUnderstood(rule.Line, $"{target}: {stranger}");
        }

        var reader = new ManifestsRule(makefile);
        var steps = rule.Recipe.Select(reader.Read).OfType<DerivationStep>().ToList();
        return new Derivation(target, steps, [.. reader._outputs.Distinct()], NamedFolders.ScopeOf(files, steps));
    }

    private DerivationStep? Read(MakefileLine line)
    {
        try
        {
            return ShellLine.Parse(line.Text) is [{ Commands: [var command], Appends: false } pipeline]
                ? Read(Makefile.PlaceOf(line.Line), _words.Expand(command), pipeline.Target is { } target ? RecipePath.Below(_words.Expand(target)) : null)
                : throw new FormatException();
        }
        catch (FormatException)
        {
            throw NotUnderstood(line.Line, line.Text);
        }
    }

    private DerivationStep? Read(string place, List<string> command, string? target) => (RecipeWords.ProgramOf(command[0]), command[1..]) switch
    {
        ("controller-gen", var arguments) when target is null => RunControllerGen(place, arguments),
        ("kustomize", ["build", var overlay]) when target is not null && !overlay.StartsWith('-') => BuildOverlay(place, RecipePath.Below(overlay), target),
        ("cp", [.. { Count: > 0 } sources, var folder]) when target is null && !command.Any(word => word.StartsWith('-')) => Copy(place, sources, folder),
        ("mkdir", ["-p", _, ..]) when target is null => null,
        _ => throw new FormatException(),
    };

    private RunToolStep RunControllerGen(string place, List<string> arguments)
    {
        _outputs.AddRange(ControllerGenOptions.OutputsOf(arguments));
        return new RunToolStep(place, new MakefilePins(_makefile).Get("controller-gen"), arguments);
    }

    private BuildOverlayStep BuildOverlay(string place, string overlay, string target)
    {
        var slash = target.LastIndexOf('/');
        _outputs.Add(new DerivedPath(slash < 0 ? "." : target[..slash], target[(slash + 1)..], IsRecursive: false, DerivedOwnership.None));
        return new BuildOverlayStep(place, PinnedKustomize.Read(_makefile).Version, overlay, target);
    }

    private CopyStep Copy(string place, List<string> sources, string target)
    {
        var (files, folder) = (sources.ConvertAll(RecipePath.Below), RecipePath.Below(target));

        // Where one file is copied to a name without a slash, it depends on what is there whether that is a file or a folder.
        if (files.Any(file => file == "." || file[..(file.LastIndexOf('/') + 1)].Contains('*', StringComparison.Ordinal)) || (files is [var single] && !single.Contains('*', StringComparison.Ordinal) && !target.EndsWith('/')))
        {
            throw new FormatException();
        }

        _outputs.AddRange(files.Select(file => new DerivedPath(folder, RecipeWords.ProgramOf(file), IsRecursive: false, DerivedOwnership.Marked(ControllerGenOptions.Mark))));
        return new CopyStep(place, files, folder);
    }

    private static RecipeNotUnderstoodException NotUnderstood(int line, string text) => new(DerivationCatalog.Operation, Makefile.FileName, line, text, Forms);
}

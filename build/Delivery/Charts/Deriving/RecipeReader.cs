using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Catalog.Recipes;
using KubeStellar.Delivery.Catalog.Shell;

namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>Turns the lines of a chart's recipe into steps.</summary>
/// <param name="makefile">The Makefile, whose variables the lines use.</param>
internal sealed class RecipeReader(Makefile makefile)
{
    private const string ImageSed = @"sed 's/\(:.*\)v/\1/'";
    private const string HelmCodeScript = "add-helm-code.sh";

    private const string Forms =
        "cd <dir> && $(KUSTOMIZE) edit set image <name>=<image>; $(KUSTOMIZE) build <dir> [| yq '<filter>']… > <file>; "
        + "scripts/add-helm-code.sh add; kubectl create secret generic … --from-file=<file> --dry-run=client --output=yaml > <file>; cat, echo, cp, mkdir -p, git checkout --";

    private readonly RecipeWords _words = new(makefile);

    /// <summary>Returns the error that names a line and the known forms.</summary>
    /// <param name="line">The line, from 1.</param>
    /// <param name="text">The line's text.</param>
    public static RecipeNotUnderstoodException NotUnderstood(int line, string text) => new(RecipeStep.Operation, Makefile.FileName, line, text, Forms);

    /// <summary>Returns what a line does; null where that changes no file that counts.</summary>
    /// <param name="line">The line.</param>
    /// <exception cref="RecipeNotUnderstoodException">The line has none of the known forms.</exception>
    public RecipeStep? Read(MakefileLine line)
    {
        var place = Makefile.PlaceOf(line.Line);
        try
        {
            return ShellLine.Parse(line.Text) switch
            {
                [{ Commands: [["cd", var folder]], Target: null }, { Commands: [var set], Target: null }] => SetImage(place, folder, set),
                [var pipeline] => Pipeline(place, [.. pipeline.Commands.Select(_words.Expand)], pipeline.Target is { } target ? new Redirection(PathOf(target), pipeline.Appends) : null),
                _ => throw new FormatException(),
            };
        }
        catch (FormatException)
        {
            throw NotUnderstood(line.Line, line.Text);
        }
    }

    private SetImageStep SetImage(string place, string folder, IReadOnlyList<string> command)
    {
        if (command is not [var program, "edit", "set", "image", var assignment] || RecipeWords.ProgramOf(_words.Expand(program)) != "kustomize" || assignment.IndexOf('=', StringComparison.Ordinal) is not (> 0 and var equals))
        {
            throw new FormatException();
        }

        var expression = assignment[(equals + 1)..];
        var dropsV = expression.StartsWith("$(shell echo ", StringComparison.Ordinal) && expression.EndsWith($"| {ImageSed})", StringComparison.Ordinal);
        if (dropsV)
        {
            expression = expression["$(shell echo ".Length..^$"| {ImageSed})".Length].Trim();
        }

        return new SetImageStep(place, PathOf(folder), new RecipeImage(assignment[..equals], expression, dropsV, place));
    }

    private static RecipeStep? Pipeline(string place, List<List<string>> commands, Redirection? target) =>
        (RecipeWords.ProgramOf(commands[0][0]), commands[0][1..]) switch
        {
            ("mkdir", ["-p", ..]) or ("git", ["checkout", "--", ..]) when target is null && commands.Count == 1 => null,
            ("kustomize", ["build", var overlay]) when target is not null && !overlay.StartsWith('-') => new BuildOverlayStep(place, RecipePath.Normalize(overlay), [.. commands[1..].Select(Filter)], target),
            (HelmCodeScript, var arguments) when target is null && commands.Count == 1 => PrefixNames(place, arguments),
            ("cat", { Count: > 0 } sources) when target is not null && commands.Count == 1 => new ConcatenateStep(place, [.. sources.Select(RecipePath.Normalize)], target),
            ("echo", [var text]) when target is not null && commands.Count == 1 => new EchoStep(place, text, target),
            ("cp", { Count: > 1 } paths) when target is null && commands.Count == 1 => CopyFiles(place, paths),
            ("kubectl", ["create", "secret", "generic", var name, .. var options]) when target is not null && commands.Count == 1 => CreateSecret(place, name, options, target),
            _ => throw new FormatException(),
        };

    private static YqFilter Filter(List<string> command) =>
        (command is ["yq", "eval" or "e", var evaluated] ? YqFilter.Parse(evaluated) : command is ["yq", var expression] ? YqFilter.Parse(expression) : null) ?? throw new FormatException();

    private static PrefixNamesStep PrefixNames(string place, List<string> arguments) => arguments switch
    {
        ["add"] => new PrefixNamesStep(place, "chart/templates/controller-manager.yaml"),
        ["--dir", var folder, "add"] => new PrefixNamesStep(place, $"{RecipePath.Normalize(folder)}/templates/controller-manager.yaml"),
        _ => throw new FormatException(),
    };

    private static CopyFilesStep CopyFiles(string place, List<string> paths) => paths[^1].EndsWith('/') && !paths.Any(path => path.StartsWith('-'))
        ? new CopyFilesStep(place, [.. paths[..^1].Select(RecipePath.Normalize)], RecipePath.Normalize(paths[^1]))
        : throw new FormatException();

    private static CreateSecretStep CreateSecret(string place, string name, List<string> options, Redirection target)
    {
        string? source = null, space = null;
        var (runs, prints) = (true, false);
        for (var i = 0; i < options.Count; i++)
        {
            switch (options[i].Split('=', 2))
            {
                case ["--from-file", var file] when source is null: source = file; break;
                case ["--namespace", var value]: space = value; break;
                case ["-n" or "--namespace"] when i + 1 < options.Count: space = options[++i]; break;
                case ["--dry-run", "client"]: runs = false; break;
                case ["--output", "yaml"] or ["-o", "yaml"] or ["-oyaml"]: prints = true; break;
                case ["-o" or "--output"] when i + 1 < options.Count && options[++i] == "yaml": prints = true; break;
                default: throw new FormatException();
            }
        }

        if (source is null || runs || !prints)
        {
            throw new FormatException();
        }

        // --from-file=[key=]path; without a key it is the file's base name.
        var equals = source.IndexOf('=', StringComparison.Ordinal);
        var path = source[(equals + 1)..];
        return new CreateSecretStep(place, name, space, equals < 0 ? path[(path.LastIndexOf('/') + 1)..] : source[..equals], RecipePath.Normalize(path), target);
    }

    private string PathOf(string word) => RecipePath.Normalize(_words.Expand(word));
}

using System.Text;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Derived;
using KubeStellar.Delivery.Derived.Recipes;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Tools;
using KubeStellar.Delivery.Trees;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.References.Updates;

/// <summary>Has go write <c>go.mod</c> and <c>go.sum</c> for new versions, in a scratch copy of the source tree.</summary>
/// <param name="deriver">Runs go there.</param>
public sealed class ModuleUpdates(Deriver deriver)
{
    private const string SumFile = "go.sum";

    // The first Go that changes to another folder itself, where a module lies below the root.
    private static readonly GoVersion FirstWithFolders = GoVersion.Parse("1.20");

    /// <summary>Returns what go writes; where it cannot, because there is no Go or a module cannot be had, no changes and the reason.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="path">The path of the module file below its root.</param>
    /// <param name="edits">The versions that change in the file.</param>
    /// <param name="cancellation">Stops go.</param>
    public async Task<ModuleUpdate> UpdateAsync(ScannedRepository repository, string path, IReadOnlyList<ReferenceEdit> edits, CancellationToken cancellation)
    {
        var subject = $"{repository.Name} {path}";
        try
        {
            var before = GoModFile.Parse(repository.Tree.TryReadText(path) ?? "", subject);
            var changes = await RunAsync(repository, DerivationOf(path, before, edits), MinimumGoOf(path, before), cancellation);
            var module = changes.FirstOrDefault(change => change.Path == path)?.After is { } after ? GoModFile.Parse(Encoding.UTF8.GetString(after.Content.Span), subject) : before;
            return new ModuleUpdate([.. changes.Select(change => WithLineEnds(change))], [.. Differing(subject, before, module, edits)]);
        }
        catch (FaultException failure)
        {
            return new ModuleUpdate([], [new UpdateNote(subject, $"{SumFile} is not updated, because go could not: {failure.Fault.Found}; run go mod tidy once the version can be had")]);
        }
    }

    // A dependency may need a newer Go than its user did so far, which only go itself tells.
    private async Task<IReadOnlyList<FileChange>> RunAsync(ScannedRepository repository, Derivation derivation, GoVersion minimum, CancellationToken cancellation)
    {
        using var source = SourceRepository.Open(repository.Tree.Checkout);
        var plan = new DerivationPlan
        {
            Source = source,
            RepositoryName = repository.Name,
            Commit = repository.Ledger.Commit,
            Tree = repository.Tree,
            Derivations = [derivation],
            MinimumGo = minimum,
        };
        try
        {
            return (await deriver.DeriveAsync(plan, force: false, cancellation)).SelectMany(result => result.Changes).ToList();
        }
        catch (DerivationFailedException failure) when (failure.Result is { } result && NeededGo.Of(result) is { } needed && needed > minimum)
        {
            return await RunAsync(repository, derivation, needed, cancellation);
        }
    }

    private static GoVersion MinimumGoOf(string path, GoModFile module) =>
        path != GoModFile.FileName && module.MinimumGo < FirstWithFolders ? FirstWithFolders : module.MinimumGo;

    private static Derivation DerivationOf(string path, GoModFile module, IReadOnlyList<ReferenceEdit> edits)
    {
        var folder = path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : ".";
        var byLine = edits.ToLookup(edit => edit.Place.Line);
        var replacements = module.Replacements.SelectMany(replaced => byLine[replaced.Line].Select(edit => Replace(replaced, edit))).ToList();
        var versions = module.Requirements.SelectMany(required => byLine[required.Line].Select(edit => $"{required.Path}@{edit.New}")).ToList();
        List<IReadOnlyList<string>> runs = [.. replacements.Count > 0 ? [["mod", "edit", .. replacements]] : Array.Empty<IReadOnlyList<string>>()];
        if (versions.Count > 0)
        {
            runs.Add(["get", .. versions]);
        }

        runs.Add(["mod", "tidy"]);
        return new Derivation(
            "references",
            [.. runs.Select(run => new RunGoStep(path, folder == "." ? run : ["-C", folder, .. run]))],
            [new DerivedPath(folder, GoModFile.FileName, IsRecursive: false, DerivedOwnership.None), new DerivedPath(folder, SumFile, IsRecursive: false, DerivedOwnership.None)],
            new InputScope(ReadsGo: true, []));
    }

    private static string Replace(GoModFileReplacement replaced, ReferenceEdit edit) =>
        $"-replace={replaced.OldPath}{(replaced.OldVersion is { } version ? "@" + version : "")}={replaced.NewPath}@{edit.New}";

    // Go takes the least version that all dependencies agree on, which may be a greater one.
    private static IEnumerable<UpdateNote> Differing(string subject, GoModFile before, GoModFile after, IReadOnlyList<ReferenceEdit> edits) =>
        from required in before.Requirements
        from edit in edits
        where edit.Place.Line == required.Line && after.RequiredVersionOf(required.Path) is { } chosen && chosen != edit.New
        select new UpdateNote(subject, $"go requires {required.Path} {after.RequiredVersionOf(required.Path)} instead of {edit.New}, because another dependency does");

    // Go ends every line with a line feed alone.
    private static FileChange WithLineEnds(FileChange change)
    {
        if (change is not { Before: { } before, After: { } after } || before.Content.Span.IndexOf("\r\n"u8) < 0)
        {
            return change;
        }

        var text = Encoding.UTF8.GetString(after.Content.Span).ReplaceLineEndings("\r\n");
        return change with { After = after with { Content = Encoding.UTF8.GetBytes(text) } };
    }
}

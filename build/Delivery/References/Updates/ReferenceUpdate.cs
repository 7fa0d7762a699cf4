using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Trees;

namespace KubeStellar.Delivery.References.Updates;

/// <summary>Plans updates of references: only the versions themselves change, and what go derives from them.</summary>
/// <param name="releases">Tells which releases there are.</param>
/// <param name="modules">Brings <c>go.mod</c> and <c>go.sum</c> to the new versions.</param>
public sealed class ReferenceUpdate(IReleaseSource releases, ModuleUpdates modules)
{
    /// <summary>Plans an update; nothing is written to any checkout.</summary>
    /// <param name="repositories">The scanned repositories.</param>
    /// <param name="goal">What the references are to name.</param>
    /// <param name="cancellation">Stops the programs that run.</param>
    /// <exception cref="ChangedSinceScanException">A file no longer holds what was found in it.</exception>
    public async Task<UpdatePlan> PlanAsync(IReadOnlyList<ScannedRepository> repositories, UpdateGoal goal, CancellationToken cancellation)
    {
        var updates = new List<RepositoryUpdate>();
        foreach (var repository in repositories)
        {
            updates.Add(await PlanAsync(repository, goal, cancellation));
        }

        return new UpdatePlan(goal, updates);
    }

    private async Task<RepositoryUpdate> PlanAsync(ScannedRepository repository, UpdateGoal goal, CancellationToken cancellation)
    {
        var planner = new RepositoryPlanner(repository, goal, releases);
        var (edits, untouched) = planner.Plan();
        var changes = edits.GroupBy(edit => edit.Place.File).ToDictionary(file => file.Key, file => Change(repository.Tree, planner.Texts[file.Key], file), StringComparer.Ordinal);
        var notes = goal.NotesOn(repository).ToList();
        foreach (var file in edits.GroupBy(edit => edit.Place.File).Where(file => Path.GetFileName(file.Key) == GoModFile.FileName))
        {
            var update = await modules.UpdateAsync(repository, file.Key, [.. file], cancellation);
            notes.AddRange(update.Notes);
            foreach (var change in update.Changes)
            {
                changes[change.Path] = change;
            }
        }

        return new RepositoryUpdate
        {
            Source = repository,
            Edits = edits,
            Untouched = untouched,
            Changes = [.. changes.Values.OrderBy(change => change.Path, StringComparer.Ordinal)],
            Notes = notes,
        };
    }

    private static FileChange Change(FileTree tree, SourceText text, IEnumerable<ReferenceEdit> edits)
    {
        var file = tree.Find(text.Path)!;
        return new FileChange(text.Path, new FileContent(file.Kind, tree.Read(file)), new FileContent(file.Kind, EditedText.Apply(text, edits)));
    }
}

using System.Text.RegularExpressions;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Faults;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Trees;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.References.Updates;

/// <summary>Looks for a user's own uncommitted work in the files that an update rewrites, from which git could no longer part the update.</summary>
public static partial class UncommittedChanges
{
    /// <summary>Requires that the files are as their last commit has them, other versions apart, so that one update may follow another; module files are not looked at, since go rewrites them.</summary>
    /// <param name="plan">The update.</param>
    /// <exception cref="UncommittedChangesException">Files hold other changes.</exception>
    /// <exception cref="SeveralFaultsException">That is so in several repositories.</exception>
    public static void Refuse(UpdatePlan plan) =>
        SeveralFaultsException.ThrowIfAny("update references", [.. plan.Repositories.Select(Find).OfType<FaultException>()]);

    private static UncommittedChangesException? Find(RepositoryUpdate update)
    {
        var rewritten = update.Changes.Where(change => Path.GetFileName(change.Path) is not (GoModFile.FileName or "go.sum")).ToDictionary(change => change.Path, StringComparer.Ordinal);
        if (rewritten.Count == 0)
        {
            return null;
        }

        using var source = SourceRepository.Open(update.Source.Tree.Checkout);
        var committed = source.Head is { } head ? FileTree.Of(source, head) : null;
        var mixed = source.ListChanges().Where(path => rewritten.TryGetValue(path, out var change) && !DiffersInVersionsAlone(committed, change)).ToList();
        return mixed.Count > 0 ? new UncommittedChangesException(update.Source.Name, mixed) : null;
    }

    private static bool DiffersInVersionsAlone(FileTree? committed, FileChange change) =>
        committed?.Find(change.Path) is { } file && change.Before is { } before
        && SourceText.Read(change.Path, committed.Read(file)) is { } old && SourceText.Read(change.Path, before.Content.Span) is { } present
        && Version().Replace(old.Text, "") == Version().Replace(present.Text, "");

    [GeneratedRegex(@"v?[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?|\b[0-9a-f]{40}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}

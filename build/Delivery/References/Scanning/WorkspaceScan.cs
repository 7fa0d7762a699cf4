using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Trees;

namespace KubeStellar.Delivery.References.Scanning;

/// <summary>Finds every versioned reference of repositories that lie side by side.</summary>
public static class WorkspaceScan
{
    /// <summary>Scans each repository, knowing what the others deliver; the result has the order of the sources.</summary>
    /// <param name="sources">The repositories.</param>
    /// <param name="revision">The tag, branch or commit to look at in each, or null for the work trees.</param>
    /// <param name="beside">What repositories deliver that are not scanned.</param>
    /// <exception cref="UnknownRevisionException">A repository has no such revision.</exception>
    /// <exception cref="NotARepositoryException">There is no work tree where one is to be looked at.</exception>
    /// <exception cref="IncompleteRepositoryException">A repository lacks a folder of the commit.</exception>
    public static IReadOnlyList<ScannedRepository> Of(IReadOnlyList<SourceRepository> sources, string? revision, params IEnumerable<RepositoryCatalog> beside)
    {
        var family = sources is [var first, ..] ? first.Family : new KnownRepositories();
        var trees = sources.Select(source => TreeOf(source, revision)).ToList();
        // Of a repository that is among them as well, what is looked at counts.
        var known = KnownArtifacts.Of(beside.Concat(trees.Select(tree => tree.Catalog).OfType<RepositoryCatalog>()), family);
        var scanner = new ReferenceScanner(known);
        return [.. trees.Select(tree => new ScannedRepository(tree.Tree, tree.Catalog, scanner.Scan(tree.Tree, tree.Name, tree.Catalog) with { Commit = tree.Commit, Revision = revision }) { Family = family })];
    }

    /// <summary>Returns what a repository delivers at its HEAD; null where it has none, or its files cannot tell.</summary>
    /// <param name="source">The repository.</param>
    internal static RepositoryCatalog? CatalogAtHead(SourceRepository source) => source.Head is { } head ? CatalogOf(source, FileTree.Of(source, head)) : null;

    private static (FileTree Tree, CommitId? Commit, RepositoryCatalog? Catalog, string Name) TreeOf(SourceRepository source, string? revision)
    {
        var commit = revision is null ? (CommitId?)null : source.Resolve(revision);
        var tree = commit is { } id ? FileTree.Of(source, id) : FileTree.OfWorkTree(source);
        var catalog = CatalogOf(source, tree);
        return (tree, commit, catalog, catalog?.Name ?? RepositoryCatalog.NameOf(source, tree));
    }

    // A repository whose build files are broken still refers to others.
    internal static RepositoryCatalog? CatalogOf(SourceRepository source, FileTree tree) => RepositoryCatalog.TryRead(tree, source);
}

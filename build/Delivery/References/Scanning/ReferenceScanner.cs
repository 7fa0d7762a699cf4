using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.References.Rules;
using KubeStellar.Delivery.Trees;
using KubeStellar.Delivery.Yaml;

namespace KubeStellar.Delivery.References.Scanning;

/// <summary>Finds every versioned reference of a source tree.</summary>
/// <param name="known">What is delivered by whom.</param>
public sealed class ReferenceScanner(KnownArtifacts known)
{
    /// <summary>Searches all text files of a tree. What cannot be read or understood is told in the ledger and is no error.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="name">Owner and name of the repository.</param>
    /// <param name="catalog">What the repository delivers, or null where its files cannot tell.</param>
    /// <exception cref="InvalidYamlException">The tree's <see cref="ReferenceRules.FileName"/> is malformed.</exception>
    public ReferenceLedger Scan(FileTree tree, string name, RepositoryCatalog? catalog) => Scan(tree, name, catalog, ReferenceRules.Read(name, tree), FileSearch.Of);

    /// <summary>The same with findings that may be kept.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="name">Owner and name of the repository.</param>
    /// <param name="catalog">What the repository delivers, or null where its files cannot tell.</param>
    /// <param name="rules">What is declared of its references.</param>
    /// <param name="search">Returns what a file says; called from several threads at once.</param>
    internal ReferenceLedger Scan(FileTree tree, string name, RepositoryCatalog? catalog, ReferenceRules rules, Func<FileTree, TreeFile, FileFacts> search)
    {
        var files = tree.Files.Where(file => !FileSearch.IsPassedOver(file)).ToArray();
        var facts = new FileFacts[files.Length];
        Parallel.For(0, files.Length, i => facts[i] = search(tree, files[i]));
        var named = new NamedFolders(tree, facts);
        return new ReferenceLedger
        {
            Repository = name,
            References = LedgerBuilder.Build(known, new OwnPlaceholders(catalog), name, rules, facts),
            Mentions = named.Mentions,
            Hooks = named.Hooks,
            Unread = [.. facts.SelectMany(file => file.Unread)],
        };
    }
}

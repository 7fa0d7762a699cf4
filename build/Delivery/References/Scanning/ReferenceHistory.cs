using System.Collections.Concurrent;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.References.Rules;
using KubeStellar.Delivery.Trees;
using KubeStellar.Delivery.Versions;
using KubeStellar.Delivery.Yaml;

namespace KubeStellar.Delivery.References.Scanning;

/// <summary>Finds the references of every release of a repository. What a file says is kept for all releases that have the same content at the same path.</summary>
public sealed class ReferenceHistory
{
    private readonly SourceRepository _source;
    private readonly IReadOnlyList<RepositoryCatalog> _beside;
    private readonly ConcurrentDictionary<(string Path, string Blob), FileFacts> _facts = new();

    // Most references stay from release to release: equal ones are one object.
    private readonly HashSet<VersionedReference> _shared = [];

    private ReferenceHistory(SourceRepository source, IReadOnlyList<RepositoryCatalog> beside) => (_source, _beside) = (source, beside);

    /// <summary>Returns one ledger for each tag that names a release, from the smallest version to the greatest.</summary>
    /// <param name="source">The repository.</param>
    /// <param name="beside">What other repositories deliver.</param>
    /// <exception cref="IncompleteRepositoryException">The repository lacks a folder of a commit.</exception>
    public static IReadOnlyList<ReferenceLedger> Read(SourceRepository source, params IEnumerable<RepositoryCatalog> beside)
    {
        var history = new ReferenceHistory(source, [.. beside]);
        return [.. source.Releases.Reverse().Select(history.Of)];
    }

    private ReferenceLedger Of(ReleaseVersion release)
    {
        var commit = _source.FindTag(release.GitTag)!.Commit!.Value;
        var tree = FileTree.Of(_source, commit);
        var catalog = WorkspaceScan.CatalogOf(_source, tree);
        var name = catalog?.Name ?? RepositoryCatalog.NameOf(_source, tree);
        var (rules, unread) = RulesOf(name, tree);
        var ledger = new ReferenceScanner(KnownArtifacts.Of(catalog is null ? _beside : [.. _beside, catalog], _source.Family)).Scan(tree, name, catalog, rules, Facts);
        return ledger with { Commit = commit, Revision = release.GitTag, References = [.. ledger.References.Select(Shared)], Unread = [.. ledger.Unread, .. unread] };
    }

    private VersionedReference Shared(VersionedReference reference)
    {
        if (_shared.TryGetValue(reference, out var earlier))
        {
            return earlier;
        }

        _shared.Add(reference);
        return reference;
    }

    // A release cannot be mended any more, so rules that it got wrong are told and passed over.
    private static (ReferenceRules Rules, IReadOnlyList<UnreadFile> Unread) RulesOf(string name, FileTree tree)
    {
        try
        {
            return (ReferenceRules.Read(name, tree), []);
        }
        catch (InvalidYamlException error)
        {
            return (ReferenceRules.Of(name, []), [new UnreadFile(ReferenceRules.FileName, (int)error.Line, error.Fault.Found)]);
        }
    }

    private FileFacts Facts(FileTree tree, TreeFile file) => _facts.GetOrAdd((file.Path, tree.IdOf(file)), static (_, asked) => FileSearch.Of(asked.tree, asked.file), (tree, file));
}

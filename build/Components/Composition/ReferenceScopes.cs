using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Oci;

namespace KubeStellar.Build.Composition;

/// <summary>Decides which repositories a target for references looks at, and which it asks.</summary>
internal static class ReferenceScopes
{
    /// <summary>
    /// Returns those that the parameters name: a workspace with all that lies in it; a source with the repositories of its family that lie beside it or in the
    /// workspace; without either the known repository that holds the working directory, else the bundled sample.
    /// </summary>
    /// <param name="source">The source, or null.</param>
    /// <param name="workspace">The absolute folder of the workspace, or null.</param>
    /// <param name="sources">Opens repositories.</param>
    /// <param name="interrupted">Stops waiting for a remote repository.</param>
    /// <exception cref="TwoCheckoutsException">The workspace holds two checkouts of one repository, and no source says which counts.</exception>
    public static async Task<ReferenceScope> OfAsync(string? source, string? workspace, Sources sources, CancellationToken interrupted)
    {
        if (workspace is not null && source is null)
        {
            return new ReferenceScope(DistinctOf(sources.OpenAll(workspace)), []);
        }

        var subjects = await sources.OpenAsync(source, interrupted);
        var named = subjects.Select(NameOf).ToHashSet(StringComparer.Ordinal);
        var beside = workspace is not null ? sources.OpenAll(workspace)
            : subjects is [{ WorkTree: { } tree }] ? RelativesIn(Path.GetDirectoryName(tree), [.. named], sources.Family)
            : [];
        return new ReferenceScope(subjects, [.. beside.DistinctBy(NameOf).Where(sibling => !named.Contains(NameOf(sibling)))]);
    }

    /// <summary>Returns owner and name of a repository; its folder where its files cannot tell.</summary>
    /// <param name="source">The repository.</param>
    public static string NameOf(SourceRepository source) =>
        source.WorkTree is { } tree ? RepositoryCatalog.NameOf(source, new WorkTreeFiles(tree))
        : source.Head is { } head ? RepositoryCatalog.NameOf(source, source.FilesAt(head))
        : source.Location;

    private static IReadOnlyList<SourceRepository> DistinctOf(IReadOnlyList<SourceRepository> sources) =>
        sources.GroupBy(NameOf, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw new TwoCheckoutsException(twice.Key, [.. twice.Select(source => source.Location)])
            : sources;

    // Whatever else lies in the folder is nobody's business here, and need not be understood. Of two checkouts of one repository, the one under its own name counts.
    private static IReadOnlyList<SourceRepository> RelativesIn(string? folder, IReadOnlyList<string> names, KnownRepositories family)
    {
        var owners = names.Select(OwnerOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        IEnumerable<string> children = folder is null ? [] : Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal);
        return
        [
            .. children.Where(child => Path.Exists(Path.Combine(child, ".git"))).Select(child => (Folder: child, Catalog: RepositoryCatalog.TryRead(new WorkTreeFiles(child), [], family)))
                .Where(child => child.Catalog is { } catalog && !names.Contains(catalog.Name) && (catalog.Known is not null || (OwnerOf(catalog.Name) is { } owner && owners.Contains(owner))))
                .OrderBy(child => Path.GetFileName(child.Folder) == Path.GetFileName(child.Catalog!.Name) ? 0 : 1)
                .DistinctBy(child => child.Catalog!.Name)
                .Select(child => TryOpen(child.Folder, family)).OfType<SourceRepository>(),
        ];
    }

    private static SourceRepository? TryOpen(string folder, KnownRepositories family)
    {
        try
        {
            return SourceRepository.Open(folder, family);
        }
        catch (FaultException)
        {
            return null;
        }
    }

    private static string? OwnerOf(string name) => name.Split('/') is [var owner, _] ? owner : null;
}

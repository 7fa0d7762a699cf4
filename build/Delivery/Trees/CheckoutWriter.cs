namespace KubeStellar.Delivery.Trees;

/// <summary>Writes changed files into a checkout.</summary>
public static class CheckoutWriter
{
    /// <summary>Writes and removes files, all of them or none, and removes folders that became empty by that; returns the paths below the root of those that were touched, in ordinal order. Files that hold the content already are not touched.</summary>
    /// <param name="checkout">The absolute folder.</param>
    /// <param name="changes">The files.</param>
    /// <exception cref="SymlinkedOutputException">A file, or a folder on the way to it, is a symbolic link.</exception>
    /// <exception cref="UnwritableFileException">The operating system refuses.</exception>
    public static IReadOnlyList<string> Apply(string checkout, IReadOnlyList<FileChange> changes) =>
        [.. Apply([(checkout, changes)]).Select(path => Path.GetRelativePath(checkout, path).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal)];

    /// <summary>The same for several checkouts together, all of it or none; returns the absolute paths of the files that were touched.</summary>
    /// <param name="checkouts">The absolute folders and their files.</param>
    /// <exception cref="SymlinkedOutputException">A file, or a folder on the way to it, is a symbolic link.</exception>
    /// <exception cref="UnwritableFileException">The operating system refuses.</exception>
    public static IReadOnlyList<string> Apply(IReadOnlyList<(string Checkout, IReadOnlyList<FileChange> Changes)> checkouts)
    {
        var places = checkouts.SelectMany(place => place.Changes.Select(change => (place.Checkout, Change: change))).ToList();
        foreach (var (checkout, change) in places)
        {
            RequireNoLink(checkout, change.Path);
        }

        var touched = FileReplacement.Apply(places.ToDictionary(place => Path.GetFullPath(place.Change.Path, place.Checkout), place => place.Change.After, StringComparer.Ordinal));
        foreach (var (checkout, change) in places.Where(place => place.Change.Kind == FileChangeKind.Removed))
        {
            RemoveEmptyFolders(checkout, change.Path);
        }

        return touched;
    }

    private static void RequireNoLink(string checkout, string path)
    {
        var parts = path.Split('/');
        for (var count = 1; count <= parts.Length; count++)
        {
            var part = string.Join('/', parts[..count]);
            if (new FileInfo(Path.Combine(checkout, part)).LinkTarget is { } target)
            {
                throw new SymlinkedOutputException(checkout, part, target);
            }
        }
    }

    private static void RemoveEmptyFolders(string checkout, string path)
    {
        try
        {
            for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
            {
                Directory.Delete(Path.Combine(checkout, path[..slash]));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It holds something else, or may not be removed; git knows no empty folders.
        }
    }
}

namespace KubeStellar.Delivery.Derived;

/// <summary>
/// Which files of a source tree a derivation may read; it sees no others. Those at the root always count; of the folders at the root
/// those count that are named, and, where it reads Go, every one that holds a Go file anywhere.
/// </summary>
/// <param name="ReadsGo">Whether it reads Go packages.</param>
/// <param name="Folders">The names of folders at the root of the tree that its steps name.</param>
public sealed record InputScope(bool ReadsGo, IReadOnlyList<string> Folders)
{
    private const string GoSuffix = ".go";

    /// <summary>Returns the paths that count, in their order.</summary>
    /// <param name="paths">The paths of all files, with <c>/</c> between their parts.</param>
    public IReadOnlyList<string> Select(IReadOnlyCollection<string> paths)
    {
        var folders = Folders.ToHashSet(StringComparer.Ordinal);
        if (ReadsGo)
        {
            folders.UnionWith(paths.Where(path => path.EndsWith(GoSuffix, StringComparison.Ordinal)).Select(TopOf).OfType<string>());
        }

        return [.. paths.Where(path => TopOf(path) is not { } top || folders.Contains(top))];
    }

    private static string? TopOf(string path) => path.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? path[..slash] : null;
}

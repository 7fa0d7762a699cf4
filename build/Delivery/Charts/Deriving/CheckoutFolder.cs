namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>A checkout whose paths are followed through symbolic links, but never out of it.</summary>
/// <param name="root">The absolute folder.</param>
internal sealed class CheckoutFolder(string root)
{
    private const int MaxLinks = 40;
    private readonly string _root = Path.TrimEndingDirectorySeparator(root);

    /// <summary>Returns the absolute path that a path leads to, whether or not something is there.</summary>
    /// <param name="path">The path below the root.</param>
    /// <exception cref="OutsideCheckoutException">It leads out of the checkout, or in circles.</exception>
    public string Resolve(string path)
    {
        var pending = new Stack<string>(path.Split('/', '\\').Reverse());
        var current = _root;
        for (var links = 0; pending.TryPop(out var part);)
        {
            if (part is "" or ".")
            {
                continue;
            }

            var next = Path.GetFullPath(part, current);
            var target = IsInside(next) ? new FileInfo(next).LinkTarget : throw new OutsideCheckoutException(path, next);
            if (target is null)
            {
                current = next;
                continue;
            }

            if (Path.IsPathRooted(target) || ++links > MaxLinks)
            {
                // An absolute link leaves every other checkout of the same commit.
                throw new OutsideCheckoutException(path, target);
            }

            foreach (var step in target.Split('/', '\\').Reverse())
            {
                pending.Push(step);
            }
        }

        return current;
    }

    /// <summary>Returns the files of a folder and those below it: the path of each below the root, and the absolute path that it leads to.</summary>
    /// <param name="path">The path of the folder, or of one file, below the root; nothing is returned where nothing is there.</param>
    /// <exception cref="OutsideCheckoutException">A link leads out of the checkout, or to a folder that holds it.</exception>
    public IEnumerable<(string Path, string Source)> Files(string path) => Files(path, []);

    private IEnumerable<(string Path, string Source)> Files(string path, IReadOnlyList<string> within)
    {
        var source = Resolve(path);
        if (within.Contains(source, StringComparer.Ordinal))
        {
            throw new OutsideCheckoutException(path, source);
        }

        return File.Exists(source) ? [(path, source)]
            : !Directory.Exists(source) ? []
            : new DirectoryInfo(source).EnumerateFileSystemInfos()
                .Where(entry => entry.Name != ".git")
                .OrderBy(entry => entry.Name, StringComparer.Ordinal)
                .SelectMany(entry => Files($"{path}/{entry.Name}", [.. within, source]));
    }

    private bool IsInside(string path) => path == _root || path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}

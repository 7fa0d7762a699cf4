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
            if (!IsInside(next) || (new FileInfo(next).LinkTarget is not null && ++links > MaxLinks))
            {
                throw new OutsideCheckoutException(path, next);
            }

            if (new FileInfo(next).LinkTarget is not { } target)
            {
                current = next;
                continue;
            }

            if (Path.IsPathRooted(target))
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
    /// <exception cref="OutsideCheckoutException">A link leads out of the checkout, or to a folder, where files would be found twice or without end.</exception>
    public IEnumerable<(string Path, string Source)> Files(string path)
    {
        var source = Resolve(path);
        if (File.Exists(source))
        {
            return [(path, source)];
        }

        return !Directory.Exists(source) ? [] : new DirectoryInfo(source).EnumerateFileSystemInfos()
            .Where(entry => entry.Name != ".git")
            .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .SelectMany(entry => entry is DirectoryInfo { LinkTarget: { } link } ? throw new OutsideCheckoutException($"{path}/{entry.Name}", link) : Files($"{path}/{entry.Name}"));
    }

    private bool IsInside(string path) => path == _root || path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}

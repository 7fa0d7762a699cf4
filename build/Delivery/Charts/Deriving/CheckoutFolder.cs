namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>A checkout whose paths are followed through symbolic links, but never out of it.</summary>
/// <param name="root">The absolute folder.</param>
internal sealed class CheckoutFolder(string root)
{
    private const int MaxLinks = 40;
    private readonly string _root = Path.TrimEndingDirectorySeparator(root);

    /// <summary>The absolute folder.</summary>
    public string Root => _root;

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

    /// <summary>Returns the path below the root of an absolute path in it, with <c>/</c> between its parts.</summary>
    /// <param name="absolutePath">The absolute path.</param>
    public string Relative(string absolutePath) => Path.GetRelativePath(_root, absolutePath).Replace(Path.DirectorySeparatorChar, '/');

    private bool IsInside(string path) => path == _root || path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}

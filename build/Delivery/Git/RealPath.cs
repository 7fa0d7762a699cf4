namespace KubeStellar.Delivery.Git;

/// <summary>Where paths lead to when symbolic links in every part of them are followed, as Go's <c>filepath.EvalSymlinks</c>.</summary>
internal static class RealPath
{
    private const int MaxLinks = 255;

    /// <summary>Returns the path of the file or folder itself.</summary>
    /// <param name="path">The absolute path.</param>
    /// <exception cref="IOException">A link leads nowhere or in a circle.</exception>
    public static string Of(string path)
    {
        var pending = new Stack<string>();
        var real = Start(path, "", pending);
        for (var links = 0; pending.TryPop(out var part);)
        {
            var next = part == ".." ? Path.GetDirectoryName(real) ?? real : Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = Path.Exists(next) ? next : throw new FileNotFoundException($"{next} does not exist");
                continue;
            }

            real = ++links <= MaxLinks ? Start(target, real, pending) : throw new IOException("the links lead in a circle");
        }

        return real;
    }

    /// <summary>Says whether a path is the folder or below it.</summary>
    /// <param name="path">The real path.</param>
    /// <param name="folder">The real path of the folder.</param>
    public static bool IsInside(string path, string folder) =>
        path == folder || path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // Parts are taken one by one, because what .. leads to depends on the links before it.
    private static string Start(string path, string folder, Stack<string> pending)
    {
        var root = Path.GetPathRoot(path)!;
        foreach (var part in path[root.Length..].Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar).Reverse().Where(part => part is not ("" or ".")))
        {
            pending.Push(part);
        }

        return root.Length > 0 ? root : folder;
    }
}

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
        var links = 0;
        return Of(path, ref links);
    }

    /// <summary>Says whether a path is the folder or below it.</summary>
    /// <param name="path">The real path.</param>
    /// <param name="folder">The real path of the folder.</param>
    public static bool IsInside(string path, string folder) =>
        path == folder || path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string Of(string path, ref int links)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
        {
            return path;
        }

        var real = Path.Combine(Of(parent, ref links), Path.GetFileName(path));
        if (new FileInfo(real).LinkTarget is not { } target)
        {
            return Path.Exists(real) ? real : throw new FileNotFoundException($"{real} does not exist");
        }

        return ++links > MaxLinks
            ? throw new IOException("the links lead in a circle")
            : Of(Path.GetFullPath(target, Path.GetDirectoryName(real)!), ref links);
    }
}

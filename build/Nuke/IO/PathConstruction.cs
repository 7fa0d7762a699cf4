namespace Nuke.Common.IO;

/// <summary>Path arithmetic for Unix, drive and UNC paths alike, whatever the machine.</summary>
public static class PathConstruction
{
    private static readonly char[] s_separators = ['/', '\\'];

    /// <summary>Whether the path starts with <c>/</c>, a drive or <c>\\host</c>.</summary>
    public static bool HasPathRoot(string? path) => GetPathRoot(path) is not null;

    /// <summary>The root of a path: <c>/</c>, a drive such as <c>C:</c>, or <c>\\host</c>; null when it has none.</summary>
    public static string GetPathRoot(string? path)
    {
        if (string.IsNullOrEmpty(path))
            return null!;
        if (path[0] == '/')
            return "/";
        if (HasWinRoot(path))
            return path[..2];
        if (path.Length < 3 || path[0] != '\\' || path[1] != '\\' || !char.IsLetterOrDigit(path[2]))
            return null!;
        var end = path.IndexOf('\\', 2);
        return end < 0 ? path : path[..end];
    }

    /// <summary>Joins a path and a relative one; either may be empty, and the second must have no root.</summary>
    public static string Combine(string? left, string? right, char? separator = null)
    {
        left = Trim(left);
        right = Trim(right);
        Assert.False(HasPathRoot(right), "Second path must not be rooted");
        if (string.IsNullOrWhiteSpace(left))
            return right;
        if (string.IsNullOrWhiteSpace(right))
            return IsDrive(left) ? left + '\\' : left;
        return left == "/" ? left + right : $"{left}{separator ?? SeparatorOf(left)}{right}";
    }

    /// <summary>Removes <c>.</c>, <c>..</c>, doubled and trailing separators; going up beyond the root is an error.</summary>
    public static string NormalizePath(string? path, char? separator = null)
    {
        path ??= "";
        var root = GetPathRoot(path);
        var parts = new List<string>();
        foreach (var part in path[(root?.Length ?? 0)..].Split(s_separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".")
                continue;
            if (part != ".." || (parts.Count == 0 && root is null) || (parts.Count > 0 && parts[^1] == ".."))
            {
                parts.Add(part);
                continue;
            }

            Assert.True(parts.Count > 0, $"Cannot normalize '{path}' beyond path root");
            parts.RemoveAt(parts.Count - 1);
        }

        var separatorText = (separator ?? SeparatorOf(path)).ToString();
        return Combine(root, string.Join(separatorText, parts), separator);
    }

    /// <summary>The path from one folder to another path, with <c>..</c> where needed.</summary>
    public static string GetRelativePath(string basePath, string destinationPath)
    {
        basePath = NormalizePath(basePath);
        destinationPath = NormalizePath(destinationPath);
        var separator = SeparatorOf(basePath);
        Assert.True(separator == SeparatorOf(destinationPath), "Separators do not match");

        var from = basePath.Split(separator, StringSplitOptions.RemoveEmptyEntries);
        var to = destinationPath.Split(separator, StringSplitOptions.RemoveEmptyEntries);
        var comparison = separator == '/' ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        var same = 0;
        while (same < Math.Min(from.Length, to.Length) && from[same].Equals(to[same], comparison))
            same++;
        return string.Join(separator, Enumerable.Repeat("..", from.Length - same).Concat(to[same..]));
    }

    /// <summary>The path from a folder to another path.</summary>
    public static RelativePath GetRelativePathTo(this AbsolutePath basePath, string destinationPath)
    {
        return (RelativePath)GetRelativePath(basePath, destinationPath);
    }

    /// <summary>The path from a folder to another path, with forward slashes.</summary>
    public static UnixRelativePath GetUnixRelativePathTo(this AbsolutePath basePath, string destinationPath)
    {
        return (UnixRelativePath)GetRelativePath(basePath, destinationPath);
    }

    /// <summary>The same relative path with forward slashes.</summary>
    public static UnixRelativePath ToUnixRelativePath(this RelativePath path) => (UnixRelativePath)(string)path;

    /// <summary>Whether the other path is the folder itself or inside of it.</summary>
    public static bool Contains(this AbsolutePath basePath, string destinationPath)
    {
        var parts = ((string)basePath).Split(s_separators, StringSplitOptions.RemoveEmptyEntries);
        return NormalizePath(destinationPath).Split(s_separators, StringSplitOptions.RemoveEmptyEntries).Take(parts.Length).SequenceEqual(parts);
    }

    internal static bool HasWinRoot(string path) => path.Length >= 2 && path[1] == ':' && char.IsLetter(path[0]);

    internal static bool IsRoot(string path) => GetPathRoot(path) is { } root && root.Length == path.TrimEnd('\\').Length;

    private static bool IsDrive(string path) => path.Length == 2 && HasWinRoot(path);

    private static char SeparatorOf(string? path)
    {
        return GetPathRoot(path) switch
        {
            null => Path.DirectorySeparatorChar,
            "/" => '/',
            _ => '\\',
        };
    }

    private static string Trim(string? path) => path is null or "/" ? path ?? "" : path.TrimEnd(s_separators);
}

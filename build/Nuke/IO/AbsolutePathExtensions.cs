namespace Nuke.Common.IO;

/// <summary>What builds do with files and folders.</summary>
public static partial class AbsolutePathExtensions
{
    /// <summary>Creates the folder with its parents, if it is absent.</summary>
    public static AbsolutePath CreateDirectory(this AbsolutePath path)
    {
        Directory.CreateDirectory(path);
        return path;
    }

    /// <summary>Makes the folder exist and be empty.</summary>
    public static AbsolutePath CreateOrCleanDirectory(this AbsolutePath path)
    {
        path.DeleteDirectory();
        return path.CreateDirectory();
    }

    /// <summary>Sets a file's time of last change, creating an empty file if it is absent.</summary>
    public static AbsolutePath TouchFile(this AbsolutePath path, DateTime? time = null, bool createDirectories = true)
    {
        if (createDirectories)
            path.Parent.CreateDirectory();
        if (!File.Exists(path))
            File.WriteAllBytes(path, []);
        File.SetLastWriteTimeUtc(path, time?.ToUniversalTime() ?? BuildContext.Current.Clock.GetUtcNow().UtcDateTime);
        return path;
    }

    /// <summary>Deletes the file, if it exists, even when it is read-only.</summary>
    public static void DeleteFile(this AbsolutePath path)
    {
        if (!path.FileExists())
            return;
        File.SetAttributes(path, FileAttributes.Normal);
        File.Delete(path);
    }

    /// <summary>Deletes the folder with all that is in it, if it exists, even when files are read-only.</summary>
    public static void DeleteDirectory(this AbsolutePath path)
    {
        if (!path.DirectoryExists())
            return;
        foreach (var file in Directory.GetFiles(path, "*", SearchOption.AllDirectories).Where(x => !File.GetAttributes(x).HasFlag(FileAttributes.ReparsePoint)))
            File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(path, recursive: true);
    }

    /// <summary>Deletes files.</summary>
    public static void DeleteFiles(this IEnumerable<AbsolutePath> paths)
    {
        foreach (var path in paths)
            path.DeleteFile();
    }

    /// <summary>Deletes folders.</summary>
    public static void DeleteDirectories(this IEnumerable<AbsolutePath> paths)
    {
        foreach (var path in paths)
            path.DeleteDirectory();
    }

    /// <summary>Whether there is a file.</summary>
    public static bool FileExists(this AbsolutePath path) => File.Exists(path);

    /// <summary>Whether there is a folder.</summary>
    public static bool DirectoryExists(this AbsolutePath path) => Directory.Exists(path);

    /// <summary>The path if there is a file, else null.</summary>
    public static AbsolutePath ExistingFile(this AbsolutePath path) => path.FileExists() ? path : null!;

    /// <summary>The path if there is a folder, else null.</summary>
    public static AbsolutePath ExistingDirectory(this AbsolutePath path) => path.DirectoryExists() ? path : null!;

    /// <summary>The files of a folder, sorted by name; with a depth above 1, those of folders inside as well.</summary>
    public static IEnumerable<AbsolutePath> GetFiles(this AbsolutePath path, string pattern = "*", int depth = 1, FileAttributes attributes = 0)
    {
        return depth <= 0
            ? []
            : Directory.EnumerateFiles(path, pattern)
                .Where(x => (File.GetAttributes(x) & attributes) == attributes)
                .Order(StringComparer.Ordinal)
                .Select(AbsolutePath.Create)
                .Concat(path.GetDirectories(depth: depth - 1).SelectMany(x => x.GetFiles(pattern, attributes: attributes)));
    }

    /// <summary>The folders of a folder, level by level, each level sorted by name.</summary>
    public static IEnumerable<AbsolutePath> GetDirectories(this AbsolutePath path, string pattern = "*", int depth = 1, FileAttributes attributes = 0)
    {
        string[] level = [path];
        for (; level.Length > 0 && depth > 0; depth--)
        {
            var matching = level
                .SelectMany(x => Directory.EnumerateDirectories(x, pattern))
                .Where(x => (File.GetAttributes(x) & attributes) == attributes)
                .Order(StringComparer.Ordinal);
            foreach (var directory in matching)
                yield return directory;
            level = [.. level.SelectMany(x => Directory.EnumerateDirectories(x))];
        }
    }

    /// <summary>Whether the path ends in one of the extensions, without regard to case.</summary>
    public static bool HasExtension(this AbsolutePath path, string extension, params string[] alternativeExtensions)
    {
        return alternativeExtensions.Prepend(extension).Any(x => path.ToString().EndsWith(x, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The path with another extension.</summary>
    public static AbsolutePath WithExtension(this AbsolutePath path, string extension)
    {
        return path.Parent / Path.ChangeExtension(path.Name, extension);
    }

    /// <summary>The path as a <see cref="FileInfo"/>.</summary>
    public static FileInfo ToFileInfo(this AbsolutePath path) => new(path);

    /// <summary>The path as a <see cref="DirectoryInfo"/>.</summary>
    public static DirectoryInfo ToDirectoryInfo(this AbsolutePath path) => new(path);
}

using KubeStellar.Delivery.Git;

namespace KubeStellar.Delivery.Scratch;

/// <summary>How much space is left where work will write.</summary>
public static class FileSystems
{
    // What Linux and macOS say (ENOSPC, EDQUOT), and Windows (ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL).
    private static readonly int[] Full = OperatingSystem.IsWindows() ? [112, 39] : OperatingSystem.IsMacOS() ? [28, 69] : [28, 122];

    /// <summary>Says whether an operation failed because a file system is full.</summary>
    /// <param name="error">What it ended with.</param>
    public static bool AreFull(Exception? error) =>
        error is IOException { HResult: var result } && error.GetType() == typeof(IOException) && Full.Contains(result & 0xffff)
        || (error is AggregateException several ? several.InnerExceptions.Any(AreFull) : error?.InnerException is { } cause && AreFull(cause));

    /// <summary>Refuses work that would fill a file system; what lies on one is added up.</summary>
    /// <param name="needs">What the work takes.</param>
    /// <exception cref="LowDiskException">A file system has less.</exception>
    public static void Require(IEnumerable<DiskNeed> needs)
    {
        foreach (var together in needs.GroupBy(need => MountOf(need.Folder)).Where(group => group.Key is not null))
        {
            var bytes = together.Sum(need => need.Bytes);
            if (FreeAt(together.Key!) is { } free && free < bytes)
            {
                throw new LowDiskException(together.Key!, bytes, free, [.. together.Select(need => need.Folder)]);
            }
        }
    }

    /// <summary>Returns the free bytes of the file system of a folder with its mount point, or null where nobody can tell.</summary>
    /// <param name="folder">The absolute folder; it need not exist.</param>
    public static (string Mount, long Free)? Look(string folder) => MountOf(folder) is { } mount && FreeAt(mount) is { } free ? (mount, free) : null;

    private static long? FreeAt(string mount)
    {
        try
        {
            return new DriveInfo(mount).AvailableFreeSpace;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private static bool IsOn(string path, string mount) =>
        path == mount || path.StartsWith(Path.EndsInDirectorySeparator(mount) ? mount : mount + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string? MountOf(string folder)
    {
        try
        {
            var existing = folder;
            while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } parent)
            {
                existing = parent;
            }

            var real = RealPath.Of(existing);
            return DriveInfo.GetDrives().Select(drive => drive.RootDirectory.FullName).Where(mount => IsOn(real, mount)).MaxBy(mount => mount.Length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

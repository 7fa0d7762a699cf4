using System.Formats.Tar;

namespace KubeStellar.Delivery.Releases;

/// <summary>Tells files from what merely has a name in a folder, without opening it: opening a pipe waits, and replacing a device takes it away from everybody.</summary>
internal static class FileKind
{
    /// <summary>Whether a regular file, or a link to one, is there, or nothing at all. Folders, which nobody can take for a file, count as regular.</summary>
    /// <param name="path">The absolute path.</param>
    public static bool IsRegularOrAbsent(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is not null)
        {
            return file.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true } target && IsRegularOrAbsent(target.FullName);
        }

        // Pipes and devices have no size; what else has none is small, and the one place of the class library that tells the kinds apart is its writer of archives.
        return !file.Exists || file.Length > 0 || KindOf(path) is TarEntryType.RegularFile;
    }

    private static TarEntryType KindOf(string path)
    {
        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true))
        {
            writer.WriteEntry(path, "file");
        }

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry()!.EntryType;
    }
}

using System.Formats.Tar;
using System.Text;
using KubeStellar.Delivery.Git;

namespace KubeStellar.Delivery.Charts.Packaging;

/// <summary>Goes through a chart's folder and the folders that symbolic links in it lead to.</summary>
/// <param name="root">The chart's absolute folder.</param>
/// <param name="location">What to call the chart in messages.</param>
/// <param name="rules">What to pass over.</param>
internal sealed class ChartFolderWalk(string root, string location, HelmIgnore rules)
{
    private readonly string _realRoot = RealPath.Of(root);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>Returns the files, each read whole.</summary>
    public IEnumerable<ChartFile> Files() => Folder(_realRoot, "");

    /// <summary>Reads a file that may go into a chart, without its byte order mark.</summary>
    /// <param name="file">The absolute path.</param>
    /// <param name="name">What to call the file in messages.</param>
    /// <exception cref="ChartFileException">It is too large, not regular or unreadable.</exception>
    public static ReadOnlyMemory<byte> Read(string file, string name) => Guard(name, "a readable file", () =>
    {
        var size = new FileInfo(file).Length;
        if (size == 0)
        {
            RequireRegular(file, name);
        }

        return size <= ChartFolder.MaxFileSize
            ? WithoutMark(File.ReadAllBytes(file))
            : throw new ChartFileException(name, $"at most {ChartFolder.MaxFileSize} bytes", $"{size} bytes");
    });

    /// <summary>Drops a UTF-8 byte order mark.</summary>
    /// <param name="content">The content of a file.</param>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> content) =>
        content.Span.StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content;

    private IEnumerable<ChartFile> Folder(string folder, string prefix)
    {
        if (!_open.Add(folder))
        {
            throw new ChartFileException($"{location}/{prefix}", "folders that do not contain themselves", "a symbolic link that leads back");
        }

        foreach (var entry in Guard($"{location}/{prefix}", "a readable folder", () => Directory.GetFileSystemEntries(folder)))
        {
            foreach (var file in Entry(entry, prefix + Path.GetFileName(entry)))
            {
                yield return file;
            }
        }

        _open.Remove(folder);
    }

    private IEnumerable<ChartFile> Entry(string entry, string path)
    {
        var name = $"{location}/{path}";
        // helm follows a link before it asks whether it is ignored, so a broken one is never passed over.
        var target = Guard(name, "a link to a file or folder", () => RealPath.Of(entry));
        var isFolder = Directory.Exists(target);
        if (rules.Ignores(path, isFolder))
        {
            return [];
        }

        if (path.AsSpan().ContainsAny('\\', '\uFFFD'))
        {
            throw new ChartFileException(name, "a name in UTF-8 without backslashes", path);
        }

        return !RealPath.IsInside(target, _realRoot) ? throw new ChartFileException(name, $"a link to something inside {location}", $"a link to {target}")
            : isFolder ? Folder(target, $"{path}/")
            : [new ChartFile(path, Read(target, name))];
    }

    // Devices, pipes and sockets have no size, and reading one may never end; a tar entry knows what a file is without opening it.
    private static void RequireRegular(string file, string name)
    {
        using var entries = new MemoryStream();
        using (var writer = new TarWriter(entries, leaveOpen: true))
        {
            writer.WriteEntry(file, "entry");
        }

        entries.Position = 0;
        using var reader = new TarReader(entries);
        if (reader.GetNextEntry() is not { EntryType: TarEntryType.RegularFile or TarEntryType.V7RegularFile } entry)
        {
            throw new ChartFileException(name, "a regular file", "a device, pipe or socket");
        }
    }

    private static T Guard<T>(string name, string expected, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ChartFileException(name, expected, error.Message, error);
        }
    }
}

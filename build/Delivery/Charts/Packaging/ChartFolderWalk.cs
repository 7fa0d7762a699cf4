using System.Formats.Tar;
using System.Text;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Yaml;

namespace KubeStellar.Delivery.Charts.Packaging;

/// <summary>Goes through a chart's folder and the folders that symbolic links in it lead to.</summary>
/// <param name="root">The chart's absolute folder.</param>
/// <param name="location">What to call the chart in messages.</param>
internal sealed class ChartFolderWalk(string root, string location)
{
    private readonly string _realRoot = RealPath.Of(root);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private HelmIgnore _rules = HelmIgnore.Default;
    private int _entries;
    private long _size;

    /// <summary>Returns the files that the chart's rules leave in, each read whole; bounded as what <see cref="ChartArchive.Read"/> reads.</summary>
    public IEnumerable<ChartFile> Files()
    {
        _rules = Rules();
        return Folder(_realRoot, "");
    }

    /// <summary>Drops a UTF-8 byte order mark.</summary>
    /// <param name="content">The content of a file.</param>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> content) =>
        content.Span.StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content;

    private HelmIgnore Rules()
    {
        var file = Path.Combine(_realRoot, HelmIgnore.FileName);
        var name = $"{location}/{HelmIgnore.FileName}";
        return File.Exists(file) ? HelmIgnore.Parse(Utf8Text.Read(Read(Inside(Target(file, name), name), name), name), name) : HelmIgnore.Default;
    }

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
        var target = Target(entry, name);
        var isFolder = Directory.Exists(target);
        if (_rules.Ignores(path, isFolder))
        {
            return [];
        }

        if (path.Contains('\\', StringComparison.Ordinal))
        {
            throw WrongName(name);
        }

        if (++_entries > ChartArchive.MaxEntries)
        {
            throw new ChartFileException(location, $"at most {ChartArchive.MaxEntries} files and folders", "more");
        }

        return isFolder ? Folder(Inside(target, name), $"{path}/") : [new ChartFile(path, Read(Inside(target, name), name))];
    }

    // Bytes of a name that are no UTF-8 come as U+FFFD, under which nothing is found.
    private static string Target(string entry, string name) =>
        name.Contains('\uFFFD', StringComparison.Ordinal) && !Path.Exists(entry) ? throw WrongName(name) : Guard(name, "a link to a file or folder", () => RealPath.Of(entry));

    private string Inside(string target, string name) =>
        RealPath.IsInside(target, _realRoot) ? target : throw new ChartFileException(name, $"a link to something inside {location}", $"a link to {target}");

    private static ChartFileException WrongName(string name) => new(name, "a name in UTF-8 without backslashes", name);

    private ReadOnlyMemory<byte> Read(string file, string name) => Guard(name, "a readable file", () =>
    {
        var size = new FileInfo(file).Length;
        if (size == 0)
        {
            RequireRegular(file, name);
        }

        // The file may grow while it is read.
        using var content = new BoundedStream(
            File.OpenRead(file), ChartFolder.MaxFileSize, () => new ChartFileException(name, $"at most {ChartFolder.MaxFileSize} bytes", size > ChartFolder.MaxFileSize ? $"{size} bytes" : "more"));
        using var bytes = new MemoryStream((int)Math.Min(size, ChartFolder.MaxFileSize));
        content.CopyTo(bytes);
        _size += content.Count;
        return _size <= ChartArchive.MaxSize
            ? WithoutMark(bytes.ToArray())
            : throw new ChartFileException(location, $"at most {ChartArchive.MaxSize} bytes in all files together", "more");
    });

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

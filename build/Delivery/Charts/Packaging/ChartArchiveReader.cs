using System.Buffers.Binary;
using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Packaging;

/// <summary>Unpacks an archive into memory and refuses what helm refuses, and links, foreign folders, duplicates, and names that not every disk can hold besides.</summary>
/// <param name="location">Where the archive came from, for messages.</param>
/// <param name="limit">The greatest number of bytes to unpack.</param>
internal sealed partial class ChartArchiveReader(string location, long limit)
{
    private const string SparsePrefix = "GNU.sparse.";

    private readonly Dictionary<string, ChartFile> _files = new(StringComparer.Ordinal);

    // Some file systems tell names apart by more than case, and some do not; on none is a file a folder as well.
    private readonly Dictionary<string, string> _taken = new(StringComparer.OrdinalIgnoreCase);
    private string? _folder;
    private int _entries;

    /// <summary>The number of bytes that were unpacked.</summary>
    public long Unpacked { get; private set; }

    /// <summary>Reads all files, with paths below the chart's folder.</summary>
    /// <param name="archive">The compressed bytes.</param>
    public ChartFileSet Read(ReadOnlyMemory<byte> archive)
    {
        try
        {
            ReadEntries(archive);
        }
        catch (Exception error) when (error is not FaultException)
        {
            // Malformed headers come to light as errors of many types: of format, of arithmetic, of arguments.
            throw new ChartArchiveException(location, null, "a gzip-compressed tar", error.Message, error);
        }

        return new ChartFileSet(location, _files.Values);
    }

    private void ReadEntries(ReadOnlyMemory<byte> archive)
    {
        using var compressed = new MemoryStream(archive.ToArray(), writable: false);
        using var gzip = new GZipStream(compressed, CompressionMode.Decompress);
        using var content = new BoundedStream(gzip, limit, TooLarge);
        using (var tar = new TarReader(content, leaveOpen: true))
        {
            while (tar.GetNextEntry() is { } entry)
            {
                ReadEntry(entry);
            }
        }

        // What follows the end of the tar is read too, so that damage is found out.
        content.CopyTo(Stream.Null);
        Unpacked = content.Count;
        // A gzip ends with the number of its bytes (RFC 1952); one without its end is not noticed otherwise.
        if (archive.Length < sizeof(uint) || BinaryPrimitives.ReadUInt32LittleEndian(archive.Span[^sizeof(uint)..]) != (uint)Unpacked)
        {
            throw new ChartArchiveException(location, null, "a whole gzip file", "one that was cut off or that something follows");
        }
    }

    private void ReadEntry(TarEntry entry)
    {
        if (++_entries > ChartArchive.MaxEntries)
        {
            throw new ChartArchiveException(location, null, $"at most {ChartArchive.MaxEntries} entries", "more");
        }

        if (entry.EntryType is TarEntryType.Directory or TarEntryType.GlobalExtendedAttributes)
        {
            return;
        }

        if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile))
        {
            throw new ChartArchiveException(location, entry.Name, "files and folders", $"an entry of type {entry.EntryType}");
        }

        if (entry is PaxTarEntry pax && pax.ExtendedAttributes.Keys.Any(key => key.StartsWith(SparsePrefix, StringComparison.Ordinal)))
        {
            throw new ChartArchiveException(location, entry.Name, "files that are stored whole", "a sparse file");
        }

        var path = PathOf(entry.Name);
        Take(entry.Name, path);
        if (!_files.TryAdd(path, new ChartFile(path, Content(entry))))
        {
            throw new ChartArchiveException(location, entry.Name, "each file once", "a second entry of that name");
        }
    }

    private string PathOf(string name)
    {
        var parts = name.Split('/');
        if (ForeignText.Line(name) != name || name.AsSpan().IndexOfAny('\t', '\uFFFD') >= 0 || name.Length > ChartArchive.MaxName || parts.Any(part => part.Length > ChartArchive.MaxNamePart))
        {
            throw new ChartArchiveException(
                location, name, $"names of at most {ChartArchive.MaxName} characters that can be shown, {ChartArchive.MaxNamePart} between slashes", string.Create(CultureInfo.InvariantCulture, $"one of {name.Length} characters"));
        }

        if (name.Contains('\\', StringComparison.Ordinal) || Drive().IsMatch(name) || parts.Any(part => part is "" or "." or ".."))
        {
            throw new ChartArchiveException(location, name, "a path such as chart/templates/file.yaml, without . .. and backslashes", name);
        }

        _folder ??= parts[0];
        return parts.Length > 1 && parts[0] == _folder
            ? string.Join('/', parts[1..])
            : throw new ChartArchiveException(location, name, "files in one folder, the chart's", name);
    }

    // A file is taken as path, its folders as path and slash.
    private void Take(string name, string path)
    {
        for (var end = path.IndexOf('/', StringComparison.Ordinal); end >= 0; end = path.IndexOf('/', end + 1))
        {
            TakeAs(name, path[..end], path[..(end + 1)]);
        }

        TakeAs(name, path, path);
    }

    private void TakeAs(string name, string key, string form)
    {
        if (_taken.TryAdd(key, form) || _taken[key] == form)
        {
            return;
        }

        throw new ChartArchiveException(location, name, "names that differ in more than case, and files that are no folders as well", $"{_taken[key]} before it");
    }

    private ReadOnlyMemory<byte> Content(TarEntry entry)
    {
        if (entry.Length > ChartFolder.MaxFileSize)
        {
            throw new ChartArchiveException(location, entry.Name, $"at most {ChartFolder.MaxFileSize} bytes", $"{entry.Length} bytes");
        }

        var content = new byte[entry.Length];
        entry.DataStream?.ReadExactly(content);
        return ChartFolderWalk.WithoutMark(content);
    }

    private ChartArchiveException TooLarge() => new(location, null, $"at most {ChartArchive.MaxSize} bytes when unpacked, archives within archives included", "more");

    [GeneratedRegex("(^|/)[a-zA-Z]:(/|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Drive();
}

using System.Text;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Packaging;

/// <summary>The archive of a chart, a gzip-compressed tar as <c>helm package</c> makes it, but with one time for all files.</summary>
public static class ChartArchive
{
    /// <summary>The greatest size of an unpacked archive in bytes: 100 MiB.</summary>
    public const int MaxSize = 100 * 1024 * 1024;

    /// <summary>The greatest number of files and folders.</summary>
    internal const int MaxEntries = 10_000;

    /// <summary>The greatest length of an entry's name in characters: 1024.</summary>
    internal const int MaxName = 1024;

    /// <summary>The greatest length of a file's or folder's own name in characters: 255, which is what file systems take.</summary>
    internal const int MaxNamePart = 255;

    // What helm writes into the header of the gzip file.
    private static readonly GzipHeader Header = new("Helm", Encoding.ASCII.GetBytes("+aHR0cHM6Ly95b3V0dS5iZS96OVV6MWljandyTQo="));

    /// <summary>Reads an archive into memory, bounded: at most <see cref="MaxSize"/> bytes, 10000 entries, and <see cref="ChartFolder.MaxFileSize"/> bytes a file.</summary>
    /// <param name="archive">The compressed bytes.</param>
    /// <param name="location">Where they came from, for messages.</param>
    /// <exception cref="ChartArchiveException">They are no archive, or one that is dangerous to unpack.</exception>
    /// <exception cref="MissingChartFileException">The archive holds no <c>Chart.yaml</c>.</exception>
    public static ChartFileSet Read(ReadOnlyMemory<byte> archive, string location)
    {
        var files = new ChartArchiveReader(location, MaxSize).Read(archive);
        return files.Find(ChartFileSet.MetadataFile) is null ? throw new MissingChartFileException(location) : files;
    }

    /// <summary>Returns the archive of files; equal arguments give equal bytes.</summary>
    /// <param name="chart">The chart's name, the folder of all entries.</param>
    /// <param name="files">The files in the order of the entries.</param>
    /// <param name="time">The time of every entry, kept in whole seconds.</param>
    /// <param name="cancellation">Stops the writing.</param>
    /// <exception cref="ChartFileException">They are more than <see cref="Read"/> reads, which is what helm unpacks.</exception>
    internal static async Task<byte[]> WriteAsync(string chart, IEnumerable<ChartFile> files, DateTimeOffset time, CancellationToken cancellation)
    {
        using var archive = new MemoryStream();
        var tar = new UstarWriter(archive, UstarWriter.ReadAndOwnerWrite, time);
        foreach (var (index, file) in files.Index())
        {
            await tar.WriteFileAsync($"{chart}/{file.Path}", file.Content, cancellation);
            if (archive.Length > MaxSize || index == MaxEntries)
            {
                throw new ChartFileException(chart, $"at most {MaxSize} bytes and {MaxEntries} files, those of dependencies included", "more");
            }
        }

        await tar.CompleteAsync(cancellation);
        return GzipBytes.Compress(archive.GetBuffer().AsSpan(0, (int)archive.Length), Header);
    }
}

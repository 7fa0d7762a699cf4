using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>The file of a run's report. It is known to be writable before the run does anything, and holds no earlier run's report while this one lasts.</summary>
public sealed class ReportFile
{
    private ReportFile(string path) => Path = path;

    /// <summary>The absolute file.</summary>
    public string Path { get; }

    /// <summary>Whether the run's report is there.</summary>
    public bool IsWritten { get; private set; }

    /// <summary>Makes the file's place ready and removes what an earlier run left there.</summary>
    /// <param name="path">The absolute file.</param>
    /// <exception cref="UnwritableReportException">The file cannot be written.</exception>
    public static ReportFile Prepare(string path)
    {
        var report = new ReportFile(path);
        report.Replace(static _ => { });
        File.Delete(path);
        return report;
    }

    /// <summary>Writes the report, whole or not at all.</summary>
    /// <param name="report">The report.</param>
    /// <exception cref="UnwritableReportException">The file cannot be written.</exception>
    public void Write(DeliveryReport report) => Write(file => DeliveryReportJson.Write(report, file));

    /// <summary>Writes a report of another form, whole or not at all, and ends its last line.</summary>
    /// <param name="write">Writes the report.</param>
    /// <exception cref="UnwritableReportException">The file cannot be written.</exception>
    public void Write(Action<Stream> write)
    {
        Replace(file =>
        {
            write(file);
            file.Write("\n"u8);
        });
        IsWritten = true;
    }

    /// <summary>Writes what a run leaves besides its report, whole or not at all, and returns the file.</summary>
    /// <param name="path">The absolute file.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="UnwritableReportException">The file cannot be written.</exception>
    public static string WriteBeside(string path, Action<Stream> write)
    {
        try
        {
            if (!FileKind.IsRegularOrAbsent(path))
            {
                throw new UnwritableReportException(path, new IOException("no regular file, but a device, a pipe or a link to nowhere"));
            }

            using var content = new MemoryStream();
            write(content);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            AtomicFile.Write(path, content.GetBuffer().AsSpan(0, (int)content.Length));
            return path;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnwritableReportException(path, error);
        }
    }

    private void Replace(Action<Stream> write) => WriteBeside(Path, write);
}

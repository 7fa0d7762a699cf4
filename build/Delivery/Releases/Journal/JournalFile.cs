using System.Text;

namespace KubeStellar.Delivery.Releases.Journal;

/// <summary>A journal in a file of JSON objects, one a line, which only grows; a line that a killed run left torn is passed over.</summary>
/// <param name="path">The absolute file.</param>
/// <param name="run">What tells this run's lines from those of others.</param>
/// <param name="clock">Says when.</param>
public sealed class JournalFile(string path, string run, TimeProvider clock) : IReleaseJournal
{
    private const int Attempts = 1000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <inheritdoc/>
    /// <exception cref="UnwritableJournalException">The file cannot be written.</exception>
    public void Record(JournalEntry entry)
    {
        // A torn line of a run that was killed must not swallow the next one, so each begins on a line of its own.
        var line = JournalLine.Write(entry, run, clock.GetUtcNow());
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var file = OpenAlone(FileMode.Append, FileAccess.Write);
            file.Write(Encoding.UTF8.GetBytes($"\n{line}\n"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnwritableJournalException(path, error);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="UnwritableJournalException">The file cannot be read.</exception>
    public IReadOnlyList<JournalEntry> About(string reference)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            // Lines of other references are not worth parsing.
            using var file = OpenAlone(FileMode.Open, FileAccess.Read);
            using var text = new StreamReader(file);
            return [.. LinesOf(text).Where(line => line.Contains(reference, StringComparison.Ordinal)).Select(JournalLine.Parse).OfType<JournalEntry>().Where(entry => entry.Reference == reference)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnwritableJournalException(path, error);
        }
    }

    // Appending finds the end first and writes there then, so two runs that do it at once would lose a line; each holds the file for microseconds.
    private FileStream OpenAlone(FileMode mode, FileAccess access)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path, new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.None, BufferSize = access == FileAccess.Read ? 64 * 1024 : 0 });
            }
            catch (IOException) when (attempt < Attempts && File.Exists(path))
            {
                Thread.Sleep(Pause);
            }
        }
    }

    private static IEnumerable<string> LinesOf(StreamReader text)
    {
        while (text.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}

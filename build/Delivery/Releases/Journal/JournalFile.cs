using System.Text;

namespace KubeStellar.Delivery.Releases.Journal;

/// <summary>A journal in a file of JSON objects, one a line, which only grows; a line that a killed run left torn is passed over.</summary>
/// <param name="path">The absolute file.</param>
/// <param name="run">What tells this run's lines from those of others.</param>
/// <param name="clock">Says when.</param>
public sealed class JournalFile(string path, string run, TimeProvider clock) : IReleaseJournal
{
    private readonly Lock _gate = new();

    /// <inheritdoc/>
    /// <exception cref="UnwritableJournalException">The file cannot be written.</exception>
    public void Record(JournalEntry entry)
    {
        // A torn line of a run that was killed must not swallow the next one, so each begins on a line of its own.
        var line = JournalLine.Write(entry, run, clock.GetUtcNow());
        lock (_gate)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 });
                file.Write(Encoding.UTF8.GetBytes($"\n{line}\n"));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new UnwritableJournalException(path, error);
            }
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
            return [.. File.ReadLines(path).Where(line => line.Contains(reference, StringComparison.Ordinal)).Select(JournalLine.Parse).OfType<JournalEntry>().Where(entry => entry.Reference == reference)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnwritableJournalException(path, error);
        }
    }
}

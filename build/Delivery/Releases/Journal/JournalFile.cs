using System.Text;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Journal;

/// <summary>A journal in a file of JSON objects, one a line, which only grows; a line that a killed run left torn is passed over.</summary>
/// <param name="path">The absolute file.</param>
/// <param name="run">What tells this run's lines from those of others.</param>
/// <param name="clock">Says when.</param>
public sealed class JournalFile(string path, string run, TimeProvider clock) : IReleaseJournal
{
    private const int Attempts = 5000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    private readonly Lock _gate = new();

    /// <inheritdoc/>
    /// <exception cref="UnwritableJournalException">The file cannot be written.</exception>
    public void Record(JournalEntry entry)
    {
        // A torn line of a run that was killed must not swallow the next one, so each begins on a line of its own.
        var line = Encoding.UTF8.GetBytes($"\n{JournalLine.Write(entry, run, clock.GetUtcNow())}\n");
        lock (_gate)
        {
            Use(() =>
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);

                // Appending is seeking to the end and writing there: of two runs that do so at once, one would write over the other's line.
                using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 });
                file.Write(line);
                return file.Length;
            });
        }
    }

    /// <inheritdoc/>
    /// <exception cref="UnwritableJournalException">The file cannot be read.</exception>
    public IReadOnlyList<JournalEntry> About(string reference) => File.Exists(path) ? Use(() => Read(reference)) : [];

    // Lines of other references are not worth parsing.
    private List<JournalEntry> Read(string reference) =>
        [.. File.ReadLines(path).Where(line => line.Contains(reference, StringComparison.Ordinal)).Select(JournalLine.Parse).OfType<JournalEntry>().Where(entry => entry.Reference == reference)];

    private T Use<T>(Func<T> use)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return use();
            }
            catch (IOException error) when (attempt < Attempts && FileInUse.IsCauseOf(error))
            {
                Thread.Sleep(Pause);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new UnwritableJournalException(path, error);
            }
        }
    }
}

namespace KubeStellar.Delivery.Releases.Journal;

/// <summary>Remembers nothing, for programs that keep records of their own.</summary>
public sealed class NoJournal : IReleaseJournal
{
    /// <inheritdoc/>
    public void Record(JournalEntry entry)
    {
    }

    /// <inheritdoc/>
    public IReadOnlyList<JournalEntry> About(string reference) => [];
}

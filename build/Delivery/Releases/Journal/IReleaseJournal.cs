namespace KubeStellar.Delivery.Releases.Journal;

/// <summary>Remembers what runs did.</summary>
public interface IReleaseJournal
{
    /// <summary>Remembers an event; when this returns, it is kept even if the program is killed.</summary>
    /// <param name="entry">The event.</param>
    void Record(JournalEntry entry);

    /// <summary>Returns what was remembered about a reference at a target, oldest first.</summary>
    /// <param name="reference">The reference.</param>
    IReadOnlyList<JournalEntry> About(string reference);
}

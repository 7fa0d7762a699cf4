namespace KubeStellar.Oci;

/// <summary>The time that one spends before a lock.</summary>
/// <param name="path">The absolute file of the lock.</param>
/// <param name="request">Who waits, and how long.</param>
internal sealed class FileLockWait(string path, FileLockRequest request)
{
    // Whoever holds the lock writes his name down a moment later.
    private static readonly TimeSpan TimeToSayWho = TimeSpan.FromMilliseconds(500);

    private bool _told;
    private TimeSpan _seen;
    private TimeSpan _waited;

    /// <summary>Who waits.</summary>
    public FileLockHolder? Holder => request.Holder;

    /// <summary>Tells once who holds the lock; that nobody said so, only after a while.</summary>
    /// <param name="time">The time until this is called again.</param>
    public void Tell(TimeSpan time)
    {
        if (_told)
        {
            return;
        }

        var holder = FileLockHolder.Read(FileLockHolder.FileOf(path));
        _told = holder is not null || _seen >= TimeToSayWho;
        _seen += time;
        if (_told)
        {
            request.Waiting?.Invoke(holder);
        }
    }

    /// <summary>Notes that time has passed; throws <see cref="FileLockedException"/> when it was too much.</summary>
    public void Count(TimeSpan time)
    {
        _waited += time;
        if (_waited > request.Patience)
        {
            throw new FileLockedException(path, FileLockHolder.Read(FileLockHolder.FileOf(path)));
        }
    }
}

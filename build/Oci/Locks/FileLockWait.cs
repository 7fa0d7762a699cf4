namespace KubeStellar.Oci;

/// <summary>The time that one spends before a lock.</summary>
/// <param name="path">The absolute file of the lock.</param>
/// <param name="request">Who waits, and how long.</param>
internal sealed class FileLockWait(string path, FileLockRequest request)
{
    private bool _told;
    private TimeSpan _waited;

    /// <summary>Who waits.</summary>
    public FileLockHolder? Holder => request.Holder;

    /// <summary>Tells once who holds the lock.</summary>
    public void Tell()
    {
        if (!_told)
        {
            _told = true;
            request.Waiting?.Invoke(FileLockHolder.Read(FileLockHolder.FileOf(path)));
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

namespace KubeStellar.Oci;

/// <summary>Who wants a lock, and how long.</summary>
public sealed record FileLockRequest
{
    /// <summary>A request that waits for ever and tells nobody.</summary>
    public static FileLockRequest Quiet { get; } = new();

    /// <summary>What others are told who have to wait; null tells them nothing.</summary>
    public FileLockHolder? Holder { get; init; }

    /// <summary>Is called once when another one holds the lock, with what is known of it; null by default.</summary>
    public Action<FileLockHolder?>? Waiting { get; init; }

    /// <summary>The longest time to wait for another process; null, the default, waits for ever.</summary>
    public TimeSpan? Patience { get; init; }
}

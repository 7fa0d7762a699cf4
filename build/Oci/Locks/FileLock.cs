using System.Collections.Concurrent;

namespace KubeStellar.Oci;

/// <summary>The right to do what a file stands for, held by one task of one process; the operating system ends it with the process, so that a crash leaves nothing locked. The file stays, and holds nothing.</summary>
public sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    // Tasks of this process queue here, which spares them the polling for the file.
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Turns = new(StringComparer.Ordinal);

    // The folders whose file system is known to keep a second one out.
    private static readonly ConcurrentDictionary<string, bool> Proven = new(StringComparer.Ordinal);

    private readonly FileStream _file;
    private readonly SemaphoreSlim? _turn;
    private readonly string? _holderFile;

    private FileLock(FileStream file, SemaphoreSlim? turn, string? holderFile) => (_file, _turn, _holderFile) = (file, turn, holderFile);

    /// <summary>Waits until nobody else holds the lock.</summary>
    /// <param name="path">The absolute file; it is made, with its folder, where it is missing.</param>
    /// <param name="request">Who wants the lock, and how long.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="FileLockedException">Another process holds it for longer than the request allows.</exception>
    /// <exception cref="LocklessFolderException">The file system keeps nobody out.</exception>
    /// <exception cref="UnwritableFolderException">The file cannot be made or written to.</exception>
    public static async Task<FileLock> AcquireAsync(string path, FileLockRequest request, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(request);
        var turn = Turns.GetOrAdd(path, static _ => new SemaphoreSlim(1));
        var wait = new FileLockWait(path, request);
        while (!await turn.WaitAsync(Pause, cancellation))
        {
            wait.Tell(Pause);
        }

        try
        {
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                if (TryHold(path, turn, wait) is { } held)
                {
                    return held;
                }

                await Task.Delay(Pause, cancellation);
            }
        }
        catch
        {
            turn.Release();
            throw;
        }
    }

    /// <summary>Waits until nobody else holds the lock, and blocks the thread meanwhile: for what takes seconds.</summary>
    /// <param name="path">The absolute file; it is made, with its folder, where it is missing.</param>
    /// <param name="request">Who wants the lock, and how long.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="FileLockedException">Another process holds it for longer than the request allows.</exception>
    /// <exception cref="LocklessFolderException">The file system keeps nobody out.</exception>
    /// <exception cref="UnwritableFolderException">The file cannot be made or written to.</exception>
    public static FileLock Acquire(string path, FileLockRequest request, CancellationToken cancellation) =>
        Task.Run(() => AcquireAsync(path, request, cancellation), cancellation).GetAwaiter().GetResult();

    /// <summary>Takes a lock whose file goes with it, or returns null where another one holds it; for files that nobody waits for.</summary>
    /// <param name="path">The absolute file; its folder exists.</param>
    /// <exception cref="LocklessFolderException">The file system keeps nobody out.</exception>
    /// <exception cref="UnwritableFolderException">The file cannot be made or written to.</exception>
    public static FileLock? TryAcquire(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return TryOpen(path, FileOptions.DeleteOnClose) is { } file ? Hold(file, path, null, null) : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_holderFile is not null)
        {
            FileLockHolder.Forget(_holderFile);
        }

        _file.Dispose();
        _turn?.Release();
    }

    private static FileLock? TryHold(string path, SemaphoreSlim turn, FileLockWait wait)
    {
        if (TryOpen(path, FileOptions.None) is { } file)
        {
            return Hold(file, path, turn, wait.Holder);
        }

        wait.Tell(Pause);
        wait.Count(Pause);
        return null;
    }

    private static FileLock Hold(FileStream file, string path, SemaphoreSlim? turn, FileLockHolder? holder)
    {
        try
        {
            RequireLocks(path);
            holder?.Remember(FileLockHolder.FileOf(path));
            return new FileLock(file, turn, holder is null ? null : FileLockHolder.FileOf(path));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    // .NET passes over a file system that has no locks, as some network mounts are, so a second one tries to get in.
    private static void RequireLocks(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (Proven.ContainsKey(folder))
        {
            return;
        }

        using (var second = TryOpen(path, FileOptions.None))
        {
            if (second is not null)
            {
                throw new LocklessFolderException(folder);
            }
        }

        Proven.TryAdd(folder, true);
    }

    private static FileStream? TryOpen(string path, FileOptions options)
    {
        var folder = Path.GetDirectoryName(path)!;
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, options);
        }
        catch (IOException error) when (FileInUse.IsCauseOf(error))
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnwritableFolderException(folder, error);
        }
    }
}

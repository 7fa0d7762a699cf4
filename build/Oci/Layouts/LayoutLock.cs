using System.Collections.Concurrent;

namespace KubeStellar.Oci;

/// <summary>The right to change a layout's index.json, held by one task of one process; the operating system releases it when a process dies.</summary>
internal sealed class LayoutLock : IDisposable
{
    private const int Attempts = 1500;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    // Tasks of this process queue here, which spares them the polling for the file.
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Turns = new(StringComparer.Ordinal);

    private readonly SemaphoreSlim _turn;
    private readonly FileStream _file;

    private LayoutLock(SemaphoreSlim turn, FileStream file)
    {
        _turn = turn;
        _file = file;
    }

    /// <summary>Waits for the lock; throws <see cref="LayoutLockedException"/> when another process holds it for half a minute.</summary>
    public static async Task<LayoutLock> AcquireAsync(string path, CancellationToken cancellationToken)
    {
        var turn = Turns.GetOrAdd(path, static _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            return new LayoutLock(turn, await OpenAsync(path, cancellationToken));
        }
        catch
        {
            turn.Release();
            throw;
        }
    }

    public void Dispose()
    {
        _file.Dispose();
        _turn.Release();
    }

    private static async Task<FileStream> OpenAsync(string path, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException error) when (FileInUse.IsCauseOf(error))
            {
                if (attempt == Attempts)
                {
                    throw new LayoutLockedException(path);
                }

                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}

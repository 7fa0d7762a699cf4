using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tools;

/// <summary>Keeps other processes and tasks out of a folder while it is being changed; the operating system ends it with the process.</summary>
internal sealed class FolderLock : IDisposable
{
    // What FileStream reports as HResult when another has the file: EWOULDBLOCK of Linux and macOS, ERROR_SHARING_VIOLATION of Windows.
    private static readonly int[] Held = [11, 35, unchecked((int)0x80070020)];
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <exception cref="UnwritableFolderException">The folder cannot be made or written to.</exception>
    public static Task<FolderLock> AcquireAsync(string folder, Action onWait, CancellationToken cancellationToken) => AcquireAsync(folder, ".lock", onWait, cancellationToken);

    /// <param name="folder">The absolute folder of the lock.</param>
    /// <param name="name">The name of the file that stands for what is locked; it stays.</param>
    /// <param name="onWait">Is called once when another has the lock.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="UnwritableFolderException">The folder cannot be made or written to.</exception>
    public static async Task<FolderLock> AcquireAsync(string folder, string name, Action onWait, CancellationToken cancellationToken)
    {
        for (var waited = false; ; waited = true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                Directory.CreateDirectory(folder);
                return new FolderLock(new FileStream(Path.Combine(folder, name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException exception) when (Held.Contains(exception.HResult))
            {
                if (!waited)
                    onWait();
                await Task.Delay(Pause, cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new UnwritableFolderException(folder, exception);
            }
        }
    }

    public void Dispose() => _file.Dispose();
}

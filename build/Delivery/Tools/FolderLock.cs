using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tools;

/// <summary>Keeps other processes and tasks out of a folder while it is being changed; the operating system ends it with the process.</summary>
internal sealed class FolderLock : IDisposable
{
    private const string Name = ".lock";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    public static async Task<FolderLock> AcquireAsync(string folder, Action onWait, CancellationToken cancellationToken)
    {
        Prepare(folder);
        for (var waited = false; ; waited = true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return new FolderLock(new FileStream(Path.Combine(folder, Name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException)
            {
                if (!waited)
                    onWait();
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    // Opened without a lock first: what fails here is the folder's fault and would fail for ever.
    private static void Prepare(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            new FileStream(Path.Combine(folder, Name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnwritableFolderException(folder, exception);
        }
    }

    public void Dispose() => _file.Dispose();
}

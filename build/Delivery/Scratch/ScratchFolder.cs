using KubeStellar.Oci;

namespace KubeStellar.Delivery.Scratch;

/// <summary>A temporary folder that is removed when disposed, or by a later run after a crash: a lock beside it, which the operating system ends with the process, tells that it is in use.</summary>
public sealed class ScratchFolder : IDisposable
{
    private const string LeaseSuffix = ".lease";

    // Of a run that was killed beside its lease; one that is younger may be just about to be held.
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(1);

    private readonly FileLock _lease;

    private ScratchFolder(string path, FileLock lease) => (Path, _lease) = (path, lease);

    /// <summary>The absolute folder; it is made by who fills it.</summary>
    public string Path { get; }

    /// <summary>Takes a name that no other run uses, and removes what crashed runs left beside it.</summary>
    /// <param name="parent">The absolute folder to make it in; it is made where it is missing.</param>
    /// <param name="prefix">What its name begins with.</param>
    public static ScratchFolder Create(string parent, string prefix)
    {
        Directory.CreateDirectory(parent);
        RemoveAbandoned(parent);
        var path = System.IO.Path.Combine(parent, $"{prefix}-{System.IO.Path.GetRandomFileName()[..8]}");
        return new ScratchFolder(path, FileLock.TryAcquire(path + LeaseSuffix) ?? throw new IOException($"{path} is in use"));
    }

    /// <summary>Takes a name in this user's own folder for temporary files, and removes what crashed runs left there.</summary>
    /// <param name="prefix">What its name begins with.</param>
    /// <exception cref="ForeignFolderException">That folder belongs to another user.</exception>
    /// <exception cref="UnwritableFolderException">That folder cannot be made or written to.</exception>
    public static ScratchFolder CreateTemporary(string prefix) => Create(PrivateFolder.Require(PrivateFolder.OfThisUser), prefix);

    /// <summary>Removes the folder; what cannot be removed now, because a program still writes there, is left to a later run.</summary>
    public void Dispose()
    {
        TryRemove(Path);
        _lease.Dispose();
    }

    private static void RemoveAbandoned(string parent)
    {
        foreach (var folder in Directory.EnumerateDirectories(parent))
        {
            IfAbandoned(folder + LeaseSuffix, () => TryRemove(folder));
        }

        foreach (var lease in new DirectoryInfo(parent).EnumerateFiles("*" + LeaseSuffix).Where(lease => TimeProvider.System.GetUtcNow() - lease.LastWriteTimeUtc > Abandoned))
        {
            IfAbandoned(lease.FullName, () => { });
        }
    }

    // The lease goes with the claim.
    private static void IfAbandoned(string lease, Action remove)
    {
        try
        {
            using var claim = FileLock.TryAcquire(lease);
            if (claim is not null)
            {
                remove();
            }
        }
        catch (UnwritableFolderException)
        {
            // It belongs to another user.
        }
    }

    private static void TryRemove(string folder)
    {
        try
        {
            Remove(new DirectoryInfo(folder));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A program that outlived its run may still write there.
        }
    }

    private static void Remove(DirectoryInfo folder)
    {
        if (!folder.Exists)
        {
            return;
        }

        try
        {
            folder.Delete(recursive: true);
        }
        catch (UnauthorizedAccessException)
        {
            Unlock(folder);
            folder.Delete(recursive: true);
        }
    }

    // Windows refuses to delete read-only files, as git's objects are, and other systems to delete what read-only folders hold.
    private static void Unlock(DirectoryInfo folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            folder.UnixFileMode |= UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        }

        foreach (var entry in folder.EnumerateFileSystemInfos().Where(entry => entry.LinkTarget is null))
        {
            if (entry is DirectoryInfo below)
            {
                Unlock(below);
            }
            else if (OperatingSystem.IsWindows())
            {
                entry.Attributes = FileAttributes.Normal;
            }
        }
    }
}

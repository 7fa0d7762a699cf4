namespace KubeStellar.Oci;

/// <summary>Another process holds a lock for longer than what it is for takes.</summary>
public sealed class FileLockedException(string lockFile, FileLockHolder? holder)
    : FaultException(new Fault("take lock", lockFile, "the lock to be free", $"{holder?.ToString() ?? "another process"} holds it", "let that process end, or stop it; the lock goes with it"))
{
    /// <summary>The lock file.</summary>
    public string LockFile { get; } = lockFile;

    /// <summary>Who holds it, or null where that is not known.</summary>
    public FileLockHolder? Holder { get; } = holder;
}

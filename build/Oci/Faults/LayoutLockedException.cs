namespace KubeStellar.Oci;

/// <summary>Another process holds the lock of a layout for longer than any write takes.</summary>
public sealed class LayoutLockedException(string lockFile)
    : FaultException(new Fault("write OCI layout", lockFile, "the lock to be free", "another process holds it", "let that process end, or stop it; the lock goes with it"))
{
    /// <summary>The lock file.</summary>
    public string LockFile { get; } = lockFile;
}

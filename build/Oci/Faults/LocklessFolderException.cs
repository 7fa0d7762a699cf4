namespace KubeStellar.Oci;

/// <summary>A folder lies on a file system that keeps nobody out of a locked file, so that two runs could write there at once.</summary>
public sealed class LocklessFolderException(string folder)
    : FaultException(new Fault(
        "lock folder", folder, "a file system that locks files", "a second lock on a file that was locked already",
        "use a folder on a local disk, mount the file system with locks (flock), or unset DOTNET_SYSTEM_IO_DISABLEFILELOCKING"))
{
    /// <summary>The folder.</summary>
    public string Folder { get; } = folder;
}

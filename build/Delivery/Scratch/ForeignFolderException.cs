using KubeStellar.Oci;

namespace KubeStellar.Delivery.Scratch;

/// <summary>A folder for private files is there already and does not belong to this user, so that another one could change what is put into it.</summary>
public sealed class ForeignFolderException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="folder">The absolute folder.</param>
    /// <param name="found">What it is.</param>
    /// <param name="cause">What the operating system said, or null.</param>
    public ForeignFolderException(string folder, string found, Exception? cause = null)
        : base(new Fault("use a private temporary folder", folder, "a folder that this user made", found, "remove it, or set TMPDIR to a folder of your own"), cause)
        => Folder = folder;

    /// <summary>The absolute folder.</summary>
    public string Folder { get; }
}

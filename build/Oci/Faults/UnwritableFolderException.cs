namespace KubeStellar.Oci;

/// <summary>A folder cannot be created or written to.</summary>
public sealed class UnwritableFolderException(string folder, Exception innerException)
    : FaultException(
        new Fault("write folder", folder, "a folder that can be created and written to", innerException?.Message ?? "", "choose another folder, or mend its permissions or the space on its disk"),
        innerException)
{
    /// <summary>The folder.</summary>
    public string Folder { get; } = folder;
}

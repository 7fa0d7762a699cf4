namespace KubeStellar.Oci;

/// <summary>A folder that should be an OCI image layout is none that can be read.</summary>
public sealed class DamagedLayoutException(string folder, string expected, string found, Exception? innerException = null)
    : FaultException(new Fault("read OCI layout", folder, expected, found, "remove the folder and build or copy its artifacts again"), innerException)
{
    /// <summary>The folder.</summary>
    public string Folder { get; } = folder;
}

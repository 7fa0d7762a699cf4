using KubeStellar.Oci;

namespace KubeStellar.Delivery.Trees;

/// <summary>A file of a checkout cannot be written or removed where it belongs; none of the others was.</summary>
/// <param name="path">The absolute path of the file.</param>
/// <param name="innerException">What the operating system said.</param>
public sealed class UnwritableFileException(string path, Exception innerException)
    : FaultException(
        new Fault("write a file", path, "a place that can be written", innerException.Message, "mend the permissions, or remove what is in the way; no file was changed"), innerException)
{
    /// <summary>The absolute path of the file.</summary>
    public string Path { get; } = path;
}

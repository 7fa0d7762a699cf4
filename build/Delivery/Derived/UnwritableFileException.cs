using KubeStellar.Oci;

namespace KubeStellar.Delivery.Derived;

/// <summary>A derived file cannot be written or removed where it belongs; none of the others was.</summary>
/// <param name="path">The absolute path of the file.</param>
/// <param name="innerException">What the operating system said.</param>
public sealed class UnwritableFileException(string path, Exception innerException)
    : FaultException(
        new Fault("write a derived file", path, "a place that can be written", innerException.Message, "mend the permissions, or remove what is in the way; no file was changed"), innerException)
{
    /// <summary>The absolute path of the file.</summary>
    public string Path { get; } = path;
}

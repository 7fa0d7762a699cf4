using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>The report cannot be written where it was asked for.</summary>
/// <param name="path">The file.</param>
/// <param name="innerException">What the operating system said.</param>
public sealed class UnwritableReportException(string path, Exception innerException)
    : FaultException(new Fault("write the report", path, "a file that can be written", innerException.Message, "give another file with --report, or mend the folder's permissions"), innerException)
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;
}

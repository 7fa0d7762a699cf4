using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Journal;

/// <summary>The journal cannot be read or written.</summary>
/// <param name="path">The file.</param>
/// <param name="innerException">What the operating system said.</param>
public sealed class UnwritableJournalException(string path, Exception innerException)
    : FaultException(new Fault("keep the journal", path, "a file that can be read and written", innerException.Message, "mend the folder's permissions or make room, then run the same command again"), innerException)
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;
}

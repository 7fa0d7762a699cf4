using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>A store holds content of an artifact whose bytes do not have their digest.</summary>
/// <param name="location">The store.</param>
/// <param name="innerException">Which content, and what it is instead.</param>
public sealed class DamagedContentException(string location, WrongContentException innerException) : FaultException(
    new Fault(
        "read back content", $"{innerException.Fault.Subject} in {location}", innerException.Fault.Expected, innerException.Fault.Found,
        $"remove blobs/{innerException.Expected.Digest.Algorithm}/{innerException.Expected.Digest.Hex} there and run the same command again, which writes it anew"),
    innerException)
{
    /// <summary>The store.</summary>
    public string Location { get; } = location;
}

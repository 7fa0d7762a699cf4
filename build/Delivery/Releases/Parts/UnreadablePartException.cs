using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Parts;

/// <summary>A folder that should hold a part of a release holds none that is complete.</summary>
public sealed class UnreadablePartException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="found">What is there instead.</param>
    /// <param name="cause">What reading ended with.</param>
    public UnreadablePartException(string folder, string found, Exception cause)
        : base(new Fault("read a part of a release", folder, "what Release --partial leaves when it has ended well", found, "build the part again, or name the right folder with --merge"), cause)
        => Folder = folder;

    /// <summary>The folder.</summary>
    public string Folder { get; }
}

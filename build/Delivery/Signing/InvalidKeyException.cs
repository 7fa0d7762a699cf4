using KubeStellar.Oci;

namespace KubeStellar.Delivery.Signing;

/// <summary>A text that should be a key to sign or to verify with is none that can be used.</summary>
public sealed class InvalidKeyException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="location">The file.</param>
    /// <param name="expected">What a key has.</param>
    /// <param name="found">What is there; never the text itself, which may be secret.</param>
    /// <param name="innerException">What caused it, or null.</param>
    public InvalidKeyException(string location, string expected, string found, Exception? innerException = null)
        : this(location, expected, found, "make a key pair with 'cosign generate-key-pair'", innerException)
    {
    }

    private InvalidKeyException(string location, string expected, string found, string nextStep, Exception? innerException)
        : base(new Fault("read the key", location, expected, found, nextStep), innerException)
        => Location = location;

    internal static InvalidKeyException Unreadable(string file, string found, Exception? innerException = null) =>
        new(file, "a file that can be read", found, "check the path and the permissions of the file, or make a key pair with 'cosign generate-key-pair'", innerException);

    /// <summary>The file.</summary>
    public string Location { get; }
}

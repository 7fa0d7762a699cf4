using KubeStellar.Oci;

namespace KubeStellar.Delivery.Signing;

/// <summary>A signature was written, and other clients keep replacing the manifest that holds it.</summary>
public sealed class LostSignatureException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="reference">The tag of the signatures, with its repository.</param>
    public LostSignatureException(string reference)
        : base(new Fault(
            "sign",
            reference,
            "the signature to stay under the tag",
            "other clients that write the same tag at the same time",
            "run again when they are done"))
        => Reference = reference;

    /// <summary>The tag of the signatures, with its repository.</summary>
    public string Reference { get; }
}

using KubeStellar.Oci;

namespace KubeStellar.Delivery.Verification;

/// <summary>There is no artifact under a reference.</summary>
public sealed class ArtifactMissingException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="location">The repository that was asked.</param>
    public ArtifactMissingException(Reference reference, string location)
        : base(new Fault("verify", $"{reference}", "an artifact", $"nothing at {location}", "check the spelling of repository and tag; --registry names what stands in for the reference's own registry"))
        => Reference = reference;

    /// <summary>The reference.</summary>
    public Reference Reference { get; }
}

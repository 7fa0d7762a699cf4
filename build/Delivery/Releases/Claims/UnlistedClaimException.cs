using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Claims;

/// <summary>A registry took a claim and does not list it, so that it may hide the claims of others as well; no tag of the release was written.</summary>
public sealed class UnlistedClaimException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="reference">The claim, with its repository.</param>
    public UnlistedClaimException(string reference)
        : base(new Fault(
            "claim the release's tags", reference, "the registry to list the tag that it just took", "a list of tags without it",
            "run again; a registry that loses tags, or lists them minutes later, cannot keep two releases of one version apart"))
        => Reference = reference;

    /// <summary>The claim, with its repository.</summary>
    public string Reference { get; }
}

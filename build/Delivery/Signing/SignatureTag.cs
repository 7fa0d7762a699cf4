using KubeStellar.Oci;

namespace KubeStellar.Delivery.Signing;

/// <summary>The tag under which cosign keeps the signatures of an artifact.</summary>
public static class SignatureTag
{
    /// <summary>Returns the tag, such as <c>sha256-&lt;64 hex digits&gt;.sig</c>.</summary>
    /// <param name="digest">The digest of the artifact's manifest or index.</param>
    public static string Of(Digest digest) => $"{digest.Algorithm}-{digest.Hex}.sig";
}

namespace KubeStellar.Oci;

/// <summary>The tag under which clients keep the list of referrers in a registry that does not keep it itself (referrers tag schema of the distribution specification).</summary>
public static class ReferrersTag
{
    private const int MaxHex = 64;

    /// <summary>Returns the tag, such as <c>sha256-&lt;64 hex digits&gt;</c>; longer digests are cut to 64 digits.</summary>
    /// <param name="subject">The digest of what is referred to.</param>
    public static string Of(Digest subject) => $"{subject.Algorithm}-{subject.Hex[..Math.Min(subject.Hex.Length, MaxHex)]}";
}

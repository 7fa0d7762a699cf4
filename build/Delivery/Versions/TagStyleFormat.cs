namespace KubeStellar.Delivery.Versions;

/// <summary>Writes and reads OCI tags in a <see cref="TagStyle"/>.</summary>
public static class TagStyleFormat
{
    /// <summary>Returns the OCI tag of the version in this style.</summary>
    /// <param name="style">The style.</param>
    /// <param name="version">The version.</param>
    public static string Format(this TagStyle style, ReleaseVersion version) =>
        style == TagStyle.WithV ? version.GitTag : version.ToString();

    /// <summary>Returns the version that the tag names in either style, or null.</summary>
    /// <param name="tag">The OCI tag.</param>
    public static ReleaseVersion? VersionOf(string tag) =>
        ReleaseVersion.TryParse(tag, out var plain) ? plain
        : ReleaseVersion.TryParseGitTag(tag, out var withV) ? withV
        : null;
}

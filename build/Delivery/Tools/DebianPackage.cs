namespace KubeStellar.Delivery.Tools;

/// <summary>One version of a Debian package.</summary>
/// <param name="Name">The package's name, such as <c>golang-1.21-go</c>.</param>
/// <param name="Version">Its full version, such as <c>1.21.8-1~bpo12+1</c>.</param>
public sealed record DebianPackage(string Name, string Version)
{
    /// <summary>The version without epoch and Debian revision, such as <c>1.21.8</c>.</summary>
    public string UpstreamVersion
    {
        get
        {
            var start = Version.IndexOf(':', StringComparison.Ordinal) + 1;
            var end = Version.LastIndexOf('-');
            return end > start ? Version[start..end] : Version[start..];
        }
    }

    /// <summary>Returns <c>name=version</c>, as apt reads it.</summary>
    public override string ToString() => $"{Name}={Version}";
}

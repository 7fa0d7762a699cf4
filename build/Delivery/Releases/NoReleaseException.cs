using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>A repository has no tag that names a final release.</summary>
public sealed class NoReleaseException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="location">The repository.</param>
    public NoReleaseException(string location)
        : base(new Fault("choose the newest release", location, "a tag v<version> without a pre-release part", "none", "fetch the tags (git fetch --tags), or name the version"))
        => Location = location;

    /// <summary>The repository.</summary>
    public string Location { get; }
}

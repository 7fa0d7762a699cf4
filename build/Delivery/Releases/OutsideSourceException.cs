using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>A build would read something that is no part of the commit, so that the tag would not name what the artifact is built from.</summary>
public sealed class OutsideSourceException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="path">What leads out of the commit, relative to its root.</param>
    /// <param name="target">Where it leads.</param>
    public OutsideSourceException(string path, string target)
        : base(new Fault(
            "build what the commit holds", path, "a place inside the repository", target,
            "commit what it leads to, or remove it; nothing was written to the target"))
        => (Path, Target) = (path, target);

    /// <summary>What leads out of the commit, relative to its root.</summary>
    public string Path { get; }

    /// <summary>Where it leads.</summary>
    public string Target { get; }
}

using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Parts;

/// <summary>A part of a release lacks what its file names.</summary>
public sealed class NotInPartException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="location">The layout.</param>
    /// <param name="digest">What it lacks.</param>
    public NotInPartException(string location, Digest digest)
        : base(new Fault("read a part of a release", location, $"the index {digest}, which part.json names", "no such content", "build the part again"))
        => Digest = digest;

    /// <summary>What it lacks.</summary>
    public Digest Digest { get; }
}

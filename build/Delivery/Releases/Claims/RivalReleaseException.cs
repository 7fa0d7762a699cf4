using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Claims;

/// <summary>Another run claims the tags of the same release for other content; no tag of the release was written by this run.</summary>
public sealed class RivalReleaseException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="references">The claims of the others, with their repositories.</param>
    public RivalReleaseException(IReadOnlyList<string> references)
        : base(new Fault(
            "claim the release's tags",
            string.Join("\n", references),
            "no claim of other content",
            "a release of the same version from another commit, with another toolchain, or of other sources",
            "this run gave way and wrote no tag; run again when the other is done. Where the other was stopped for good before it wrote a tag, delete its claims at the registry first"))
        => References = references;

    /// <summary>The claims of the others, with their repositories.</summary>
    public IReadOnlyList<string> References { get; }
}

using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>No version was given, and the tags at HEAD do not name exactly one.</summary>
public sealed class UnnamedReleaseException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="sources">The sources to release.</param>
    /// <param name="candidates">The versions that tags at HEAD name, greatest first.</param>
    public UnnamedReleaseException(IReadOnlyList<SourceRepository> sources, IReadOnlyList<ReleaseVersion> candidates)
        : base(new Fault(
            "choose the version to release", string.Join(", ", sources.Select(source => source.Location)),
            "--version <version>",
            candidates.Count == 0 ? "no version, and no release tag at HEAD" : $"no version; HEAD is tagged {string.Join(", ", candidates.Select(version => version.GitTag))}",
            candidates.Count == 0 ? "tag the commit (git tag v<version>), then name it: --version <version>" : $"name it: --version {candidates[0]}"))
        => Candidates = candidates;

    /// <summary>The versions that tags at HEAD name, greatest first.</summary>
    public IReadOnlyList<ReleaseVersion> Candidates { get; }
}

using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The parameter that names a published artifact.</summary>
public interface IHazArtifact : INukeBuild
{
    /// <summary>A reference with its registry and a tag or digest; null when not given.</summary>
    [Parameter("Published artifact to verify: host/path:tag or host/path@sha256:...")]
    string? Artifact => TryGetValue(() => Artifact);
}

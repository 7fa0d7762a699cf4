using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The parameter that names an artifact.</summary>
public interface IHazArtifact : INukeBuild
{
    /// <summary>For <c>Verify</c> a reference with its registry and a tag or digest, for <c>UpdateReferences</c> a name without a version; null when not given.</summary>
    [Parameter("Published artifact to verify, host/path:tag or host/path@sha256:..., or the name of the one whose references to update")]
    string? Artifact => TryGetValue(() => Artifact);
}

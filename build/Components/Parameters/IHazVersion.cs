using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The parameter that names a release.</summary>
public interface IHazVersion : INukeBuild
{
    /// <summary>The semantic version to release, without <c>v</c>; null when not given.</summary>
    [Parameter("Semantic version to release, without v; the git tag v<version> must name the source's HEAD")]
    string? Version => TryGetValue(() => Version);
}

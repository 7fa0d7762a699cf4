using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The parameter that leaves old releases out.</summary>
public interface IHazSince : INukeBuild
{
    /// <summary>The smallest semantic version to look at, without <c>v</c>; null means every version.</summary>
    [Parameter("Smallest version to audit, without v. Default: every version that has a git tag")]
    string? Since => TryGetValue(() => Since);
}

using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The parameter that names checks to go without.</summary>
public interface IHazSkipCheck : INukeBuild
{
    /// <summary>Names of checks, separated by commas, that a release to a local place goes without; null means none. The artifacts say so.</summary>
    [Parameter("Checks to go without, separated by commas; for oci:<folder> and registries on this machine only. Default: none")]
    string? SkipCheck => TryGetValue(() => SkipCheck);
}

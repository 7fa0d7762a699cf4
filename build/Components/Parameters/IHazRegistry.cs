using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The parameter that says where artifacts go.</summary>
public interface IHazRegistry : INukeBuild
{
    /// <summary>What stands in for the host of every canonical reference: <c>oci:&lt;folder&gt;</c> or <c>host[:port]</c>; default <c>oci:output/registry</c> below the root, for <c>Audit</c> and <c>Verify</c> the canonical registries themselves.</summary>
    [Parameter("Where artifacts go: oci:<folder> or host[:port] stands in for the host of every canonical reference. Default: oci:output/registry; Audit and Verify ask the canonical registries themselves")]
    string? Registry => TryGetValue(() => Registry);
}

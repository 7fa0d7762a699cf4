using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The parameter <c>--merge</c>.</summary>
public interface IHazMerge : INukeBuild
{
    /// <summary>The folders of the parts that make the images, separated by commas, or null to build them.</summary>
    [Parameter("Join the images from these folders of --partial, separated by commas, instead of building them")]
    string? Merge => TryGetValue(() => Merge);
}

using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The make variables of local image builds, besides the tag.</summary>
public interface IHazLocalImage : IHazImageTag
{
    /// <summary>The Go architecture of local images; null means this machine's.</summary>
    [Parameter("Go architecture of local images, such as amd64. Default: this machine's")]
    string? Arch => TryGetValue(() => Arch);

    /// <summary>The base name of the one image to build; null means every image of the source.</summary>
    [Parameter("Base name of the one image to build locally. Default: every image of the source")]
    string? CmdName => TryGetValue(() => CmdName);
}

using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The make variables of local image builds.</summary>
public interface IHazLocalImage : INukeBuild
{
    /// <summary>The tag of local images; null means the abbreviated HEAD commit, as <c>git rev-parse --short HEAD</c> gives it.</summary>
    [Parameter("Tag of local images. Default: the abbreviated HEAD commit")]
    string? ImageTag => TryGetValue(() => ImageTag);

    /// <summary>The Go architecture of local images; null means this machine's.</summary>
    [Parameter("Go architecture of local images, such as amd64. Default: this machine's")]
    string? Arch => TryGetValue(() => Arch);

    /// <summary>The base name of the one image to build; null means every image of the source.</summary>
    [Parameter("Base name of the one image to build locally. Default: every image of the source")]
    string? CmdName => TryGetValue(() => CmdName);
}

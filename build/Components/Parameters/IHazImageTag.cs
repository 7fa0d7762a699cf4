using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The make variable that tells the tag of local images.</summary>
public interface IHazImageTag : INukeBuild
{
    /// <summary>The tag of local images; null means the abbreviated HEAD commit, as <c>git rev-parse --short HEAD</c> gives it.</summary>
    [Parameter("Tag of local images. Default: the abbreviated HEAD commit")]
    string? ImageTag => TryGetValue(() => ImageTag);
}

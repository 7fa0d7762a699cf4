using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The make variable that tells the image of a derived chart.</summary>
public interface IHazChartImage : INukeBuild
{
    /// <summary>The image that the charts' Deployments run, as <c>repository:tag</c>; null means what the Makefile's own variables give. A <c>v</c> before the version in the tag is dropped, as the Makefiles mean to.</summary>
    [Parameter("Image that Chart and LocalChart set, as repository:tag; a v before the version is dropped. Default: what the Makefile's variables give")]
    string? Img => TryGetValue(() => Img);
}

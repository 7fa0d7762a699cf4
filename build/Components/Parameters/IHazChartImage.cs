using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The make variable that tells the image of a derived chart.</summary>
public interface IHazChartImage : INukeBuild
{
    /// <summary>The image that the charts' Deployments run, as <c>repository:tag</c>; null means what the Makefile's own variables give, or with a version the release's. A <c>v</c> before a version in the tag is dropped where the recipe means to.</summary>
    [Parameter("Image that Chart and LocalChart set, as repository:tag; where the Makefile drops the v of a version, so do they. Default: what the Makefile's variables give, with --version the release's")]
    string? Img => TryGetValue(() => Img);
}

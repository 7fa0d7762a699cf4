using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The parameter <c>--partial</c>.</summary>
public interface IHazPartial : INukeBuild
{
    /// <summary>The folder for the images of some platforms, to be joined later, or null for a whole release.</summary>
    [Parameter("Build only the images for --platform, into this folder, to be joined with --merge; nothing is written to the registry")]
    string? Partial => TryGetValue(() => Partial);
}

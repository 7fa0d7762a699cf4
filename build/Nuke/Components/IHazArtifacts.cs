using Nuke.Common;
using Nuke.Common.IO;

namespace Nuke.Components;

/// <summary>A build that puts its products into one folder.</summary>
public interface IHazArtifacts : INukeBuild
{
    /// <summary>The folder: <c>artifacts</c> under the root unless overridden.</summary>
    AbsolutePath ArtifactsDirectory => RootDirectory / "artifacts";
}

using Nuke.Common;
using Nuke.Common.IO;

namespace KubeStellar.Build;

/// <summary>The parameter that names several sources at a time.</summary>
public interface IHazWorkspace : INukeBuild
{
    /// <summary>A folder whose children are checkouts or bare repositories; null means the one source.</summary>
    [Parameter("Folder whose children are checkouts, to look at all of them. Default: --source; for Graph and ReleaseOrder with its siblings")]
    AbsolutePath? Workspace => TryGetValue(() => Workspace);
}

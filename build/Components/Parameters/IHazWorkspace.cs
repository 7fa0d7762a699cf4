using Nuke.Common;
using Nuke.Common.IO;

namespace KubeStellar.Build;

/// <summary>The parameter that names several sources at a time.</summary>
public interface IHazWorkspace : INukeBuild
{
    /// <summary>A folder whose children are checkouts or bare repositories; null means the one source.</summary>
    [Parameter("Folder whose children are checkouts, to audit all of them. Default: --source alone")]
    AbsolutePath? Workspace => TryGetValue(() => Workspace);
}

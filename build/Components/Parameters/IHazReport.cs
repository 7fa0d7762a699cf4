using Nuke.Common;
using Nuke.Common.IO;

namespace KubeStellar.Build;

/// <summary>The parameter that says where the JSON report goes.</summary>
public interface IHazReport : INukeBuild
{
    /// <summary>The report's file; null means <c>output/&lt;target&gt;.json</c> below the root.</summary>
    [Parameter("File for the JSON report. Default: output/<target>.json")]
    AbsolutePath? Report => TryGetValue(() => Report);
}

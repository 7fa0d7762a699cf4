using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The parameter that asks for the plan alone.</summary>
public interface IHazDryRun : INukeBuild
{
    /// <summary>Whether to print what would be done and write nothing; default false.</summary>
    [Parameter("Print the plan and its checks, write nothing")]
    bool DryRun => TryGetValue<bool?>(() => DryRun) ?? false;
}

using KubeStellar.Build.Composition;
using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The target that lists the programs which derive a source's files.</summary>
public interface ITools : IHazSource, IHazDryRun, IHazReport
{
    /// <summary>Lists Go, kustomize and the generators that the source pins, with version, origin and path, and brings those that are missing; fails where one cannot be had.</summary>
    Target Tools => _ => _
        .Description("List the programs that the source pins, bring those that are missing")
        .Executes(() => Interruption.GuardAsync(nameof(Tools), interrupted => ToolTargets.ListAsync(this, nameof(Tools), interrupted)));
}

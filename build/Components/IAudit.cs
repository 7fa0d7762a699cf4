using KubeStellar.Build.Composition;
using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The target that compares registries with the version tags of sources.</summary>
public interface IAudit : IHazSource, IHazWorkspace, IHazVersion, IHazSince, IHazRegistry, IHazRegistryAccess, IHazReport
{
    /// <summary>Looks for every artifact of every version tag, or of <c>--version</c> or those from <c>--since</c> on, at <c>--registry</c> or else at the canonical registries; fails where something is wrong or cannot be asked.</summary>
    Target Audit => _ => _
        .Description("Compare what registries hold with what the version tags promise")
        .Executes(() => Interruption.GuardAsync(nameof(Audit), interrupted => AuditTargets.AuditAsync(this, nameof(Audit), interrupted)));
}

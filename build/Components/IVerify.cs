using KubeStellar.Build.Composition;
using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The target for those who use an artifact: what is known about it, and by what.</summary>
public interface IVerify : IHazArtifact, IHazSource, IHazVerificationKey, IHazRegistry, IHazRegistryAccess, IHazReport
{
    /// <summary>Reports what is proven, claimed, unproven and contradictory about <c>--artifact</c>; fails on contradictions alone, since artifacts of others need not prove anything.</summary>
    Target Verify => _ => _
        .Description("Find out where a published artifact comes from, and what proves it")
        .Requires(() => Artifact)
        .Executes(() => Interruption.GuardAsync(nameof(Verify), interrupted => AuditTargets.VerifyAsync(this, nameof(Verify), interrupted)));
}

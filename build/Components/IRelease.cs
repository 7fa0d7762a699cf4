using KubeStellar.Build.Composition;
using KubeStellar.Delivery.Releases;
using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The target that releases a version: plan, gate, stage, verify, publish, read back, report.</summary>
public interface IRelease : IReleaseInputs, IHazPartial, IHazMerge, IHazGitHubRelease
{
    /// <summary>Releases <c>--version</c> from the commit that its git tag names; with <c>--partial</c> only builds a part of it, with <c>--merge</c> joins such parts.</summary>
    Target Release => _ => _
        .Description("Release --version: build its tagged commit, check it, publish it")
        .Executes(() => Interruption.GuardAsync(nameof(Release), interrupted => PartTargets.ReleaseAsync(this, nameof(Release), sources => throw new UnnamedReleaseException(sources, VersionAtHead.Candidates(sources)), interrupted)));
}

using KubeStellar.Build.Composition;
using KubeStellar.Delivery.Releases;
using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The target that releases a version: plan, gate, stage, verify, publish, read back, report.</summary>
public interface IRelease : IReleaseInputs, IHazGitHubRelease
{
    /// <summary>Releases <c>--version</c> from the commit that its git tag names.</summary>
    Target Release => _ => _
        .Description("Release --version: build its tagged commit, check it, publish it")
        .Executes(() => ReleaseTargets.ReleaseSourcesAsync(this, nameof(Release), sources => throw new UnnamedReleaseException(sources, VersionAtHead.Candidates(sources))));
}

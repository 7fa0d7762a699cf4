using KubeStellar.Build.Composition;
using KubeStellar.Delivery.Releases;
using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The target for workflows that a tag starts: it releases the version that the tag at HEAD names.</summary>
public interface IPublish : IReleaseInputs, IHazGitHubRelease
{
    /// <summary>Releases the version of the one release tag at HEAD, or <c>--version</c> where HEAD has several.</summary>
    Target Publish => _ => _
        .Description("Release the version that the tag at HEAD names")
        .Executes(() => Interruption.GuardAsync(nameof(Publish), interrupted => ReleaseTargets.ReleaseSourcesAsync(this, nameof(Publish), VersionAtHead.Of, null, interrupted)));
}

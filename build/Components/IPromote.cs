using KubeStellar.Build.Composition;
using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The target that publishes what was rehearsed.</summary>
public interface IPromote : IReleaseInputs, IHazRehearsal, IHazGitHubRelease
{
    /// <summary>Passes the gate again and copies the very digests of the rehearsal from <c>--from</c> to <c>--registry</c>; nothing is built.</summary>
    Target Promote => _ => _
        .Description("Publish a rehearsed release: the same digests, nothing is built")
        .Executes(() => Interruption.GuardAsync(nameof(Promote), interrupted => RehearsalTargets.PromoteAsync(this, nameof(Promote), interrupted)));
}

using KubeStellar.Build.Composition;
using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The target that does a whole release where it harms nobody.</summary>
public interface IRehearse : IReleaseInputs, IHazMerge, IHazGitHubRelease
{
    /// <summary>Does all of a release but for the place: <c>--registry</c>, by default a throw-away layout that each rehearsal of a repository replaces; then reads it back as a user would.</summary>
    Target Rehearse => _ => _
        .Description("Release --version to a throw-away place and prove it there")
        .Executes(() => Interruption.GuardAsync(nameof(Rehearse), interrupted => RehearsalTargets.RehearseAsync(this, nameof(Rehearse), interrupted)));
}

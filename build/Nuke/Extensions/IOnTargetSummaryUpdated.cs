namespace Nuke.Common.Execution;

/// <summary>Runs when a target reports a summary.</summary>
public interface IOnTargetSummaryUpdated : IBuildExtension
{
    /// <summary>Called with the target whose summary changed.</summary>
    void OnTargetSummaryUpdated(INukeBuild build, ExecutableTarget target);
}

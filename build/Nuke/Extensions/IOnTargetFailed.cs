namespace Nuke.Common.Execution;

/// <summary>Runs after a target failed.</summary>
public interface IOnTargetFailed : IBuildExtension
{
    /// <summary>Called with the target.</summary>
    void OnTargetFailed(ExecutableTarget target);
}

namespace Nuke.Common.Execution;

/// <summary>Runs before a target runs.</summary>
public interface IOnTargetRunning : IBuildExtension
{
    /// <summary>Called with the target.</summary>
    void OnTargetRunning(ExecutableTarget target);
}

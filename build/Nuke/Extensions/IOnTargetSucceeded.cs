namespace Nuke.Common.Execution;

/// <summary>Runs after a target succeeded.</summary>
public interface IOnTargetSucceeded : IBuildExtension
{
    /// <summary>Called with the target.</summary>
    void OnTargetSucceeded(ExecutableTarget target);
}

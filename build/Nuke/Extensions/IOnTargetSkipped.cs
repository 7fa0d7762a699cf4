namespace Nuke.Common.Execution;

/// <summary>Runs when a target is skipped.</summary>
public interface IOnTargetSkipped : IBuildExtension
{
    /// <summary>Called with the target.</summary>
    void OnTargetSkipped(ExecutableTarget target);
}

namespace Nuke.Common.Execution;

/// <summary>Runs after the plan is made.</summary>
public interface IOnBuildInitialized : IBuildExtension
{
    /// <summary>Called with all targets and those of the plan.</summary>
    void OnBuildInitialized(IReadOnlyCollection<ExecutableTarget> executableTargets, IReadOnlyCollection<ExecutableTarget> executionPlan);
}

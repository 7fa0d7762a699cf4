namespace Nuke.Common.Execution;

/// <summary>Runs after parameters have their values.</summary>
public interface IOnBuildCreated : IBuildExtension
{
    /// <summary>Called with all targets.</summary>
    void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets);
}

namespace Nuke.Common.Execution;

/// <summary>Runs at the end of a build.</summary>
public interface IOnBuildFinished : IBuildExtension
{
    /// <summary>Called after success and after failure.</summary>
    void OnBuildFinished();
}

namespace Nuke.Common.Execution;

/// <summary>An attribute of a build that takes part in its run.</summary>
public interface IBuildExtension
{
    /// <summary>Extensions run from high to low.</summary>
    float Priority { get; }
}

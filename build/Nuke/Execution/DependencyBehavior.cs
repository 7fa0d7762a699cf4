namespace Nuke.Common;

/// <summary>What becomes of the dependencies of a target that is skipped.</summary>
public enum DependencyBehavior
{
    /// <summary>Those that nothing else needs are skipped as well.</summary>
    Skip,

    /// <summary>They run.</summary>
    Execute,
}

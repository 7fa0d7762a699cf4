using Nuke.Common.Execution;

namespace Nuke.Common;

/// <summary>Questions about lists of targets.</summary>
public static class ExecutableTargetExtensions
{
    /// <summary>Whether the list has the given target, as in <c>InvokedTargets.Contains(Release)</c>.</summary>
    public static bool Contains(this IEnumerable<ExecutableTarget> targets, Target target)
    {
        return targets.Any(x => Equals(x.Factory, target));
    }
}

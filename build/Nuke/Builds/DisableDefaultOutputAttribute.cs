namespace Nuke.Common;

/// <summary>Leaves out parts of the output: the given ones, or all when none is given.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class DisableDefaultOutputAttribute(params DefaultOutput[] disabledOutputs) : Attribute
{
    /// <summary>The parts that are left out.</summary>
    public DefaultOutput[] DisabledOutputs { get; } = disabledOutputs.Length > 0 ? disabledOutputs : Enum.GetValues<DefaultOutput>();

    /// <summary>Whether the attribute takes effect for the given build.</summary>
    public virtual bool IsApplicable(INukeBuild build) => true;
}

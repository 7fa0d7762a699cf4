namespace Nuke.Common.Execution;

/// <summary>Base of attributes on a build's class that take part in its run through the <c>IOn…</c> interfaces.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class BuildExtensionAttributeBase : Attribute, IBuildExtension
{
    /// <summary>The build that carries the attribute.</summary>
    public INukeBuild Build { get; internal set; } = null!;

    /// <summary>Extensions run from high to low; 0 unless set.</summary>
    public virtual float Priority { get; set; }
}

namespace Nuke.Common;

/// <summary>Defines a target; a build declares targets as properties of this type.</summary>
public delegate ITargetDefinition Target(ITargetDefinition definition);

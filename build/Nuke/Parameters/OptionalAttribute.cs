namespace Nuke.Common;

/// <summary>Leaves out the warning when a value cannot be injected.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class OptionalAttribute : Attribute;

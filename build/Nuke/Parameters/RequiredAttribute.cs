namespace Nuke.Common;

/// <summary>Makes a member required for every run.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class RequiredAttribute : Attribute;

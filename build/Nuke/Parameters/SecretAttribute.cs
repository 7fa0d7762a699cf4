namespace Nuke.Common;

/// <summary>Marks a parameter whose value is never shown.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public class SecretAttribute : Attribute;

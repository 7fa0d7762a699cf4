namespace Nuke.Common.Tooling;

/// <summary>Gives an enum field the text that files and tools use for it.</summary>
[AttributeUsage(AttributeTargets.Field)]
public class EnumValueAttribute(string value) : Attribute
{
    /// <summary>The text.</summary>
    public string Value { get; } = value;
}

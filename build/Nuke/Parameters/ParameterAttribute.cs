using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Nuke.Common;

/// <summary>Gives a field or property its value from the command line, the environment or a parameters file; without any, it keeps its initializer.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public class ParameterAttribute(string? description = null) : ValueInjectionAttributeBase
{
    /// <summary>The text for the help and the schema, or null.</summary>
    public virtual string Description { get; } = description!;

    /// <summary>The name to use instead of the member's, or null.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The one character that separates the items of an array inside of a value, or null.</summary>
    public string Separator { get; set; } = null!;

    /// <summary>Whether the help shows the parameter; true unless set.</summary>
    public virtual bool List { get; set; } = true;

    /// <summary>The type with <see cref="ValueProviderMember"/>; the build's when null.</summary>
    public Type ValueProviderType { get; set; } = null!;

    /// <summary>The name of a member of type <see cref="IEnumerable{T}"/> of string that lists the values to offer, or null.</summary>
    public string ValueProviderMember { get; set; } = null!;

    /// <summary>Gets the value given for the member, or null.</summary>
    public override object? GetValue(MemberInfo member, object instance)
    {
        return BuildContext.Current.Parameters.GetValue(member, this);
    }

    /// <summary>Gets the texts of the values to offer, each with its value, or null when they follow from the type.</summary>
    public virtual IEnumerable<(string, object)>? GetValueSet(MemberInfo member, object instance)
    {
        return null;
    }
}

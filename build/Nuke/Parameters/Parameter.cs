using System.Reflection;

namespace Nuke.Common.Parameters;

/// <summary>A parameter: declared by the build or common to all builds.</summary>
internal sealed record Parameter(string Name, Type Type, string? Description)
{
    public string DashedName { get; } = ParameterNames.Dashed(Name);
    public string PlainName { get; } = ParameterNames.Plain(Name);
    public char? Separator { get; init; }
    public bool IsListed { get; init; } = true;
    public bool IsSecret { get; init; }
    public bool IsBuiltIn { get; init; }
    public bool IsPositional { get; init; }
    public bool IsHidden { get; init; }
    public bool IsInFiles { get; init; } = true;
    public MemberInfo? Member { get; init; }
    public ParameterAttribute? Attribute { get; init; }

    public static Parameter Of(MemberInfo member, ParameterAttribute attribute)
    {
        return new Parameter(
            ParameterNames.MemberName(member, attribute),
            member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType,
            attribute.Description)
        {
            Separator = attribute.Separator is { Length: > 0 } separator ? separator[0] : null,
            IsListed = attribute.List,
            IsSecret = member.IsDefined(typeof(SecretAttribute)),
            Member = member,
            Attribute = attribute,
        };
    }
}

using System.Reflection;
using Nuke.Common.Hosts;
using Nuke.Common.Tooling;

namespace Nuke.Common.Parameters;

/// <summary>The values that a parameter can have, where they can be listed.</summary>
internal static class ValueSets
{
    /// <summary>The names of an enum, an <see cref="Enumeration"/> or the hosts, in order of declaration; null for other types.</summary>
    public static IReadOnlyList<string>? NamesOf(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
            return type.GetEnumNames();
        if (type == typeof(Host))
            return HostDetection.Names;
        return type.IsSubclassOf(typeof(Enumeration)) ? [.. EnumerationFields(type).Select(x => x.Name)] : null;
    }

    public static IEnumerable<FieldInfo> EnumerationFields(Type type)
    {
        return type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static).Where(x => x.FieldType == type);
    }

    /// <summary>The values that a parameter's attribute offers, else those of its type, sorted; null when they cannot be listed.</summary>
    public static IReadOnlyList<string>? Of(Parameter parameter, NukeBuild build)
    {
        var names = parameter.Attribute?.GetValueSet(parameter.Member!, build)?.Select(x => x.Item1)
            ?? FromProvider(parameter, build)
            ?? NamesOf(parameter.Type.IsArray ? parameter.Type.GetElementType()! : parameter.Type);
        return names?.Order(StringComparer.Ordinal).ToList();
    }

    public static bool IsNumber(string text) => text.Length > 0 && (char.IsDigit(text[0]) || text[0] is '-' or '+');

    private static IEnumerable<string>? FromProvider(Parameter parameter, NukeBuild build)
    {
        if (parameter.Attribute?.ValueProviderMember is not { } name)
            return null;
        var type = parameter.Attribute.ValueProviderType ?? build.GetType();
        var provider = type.GetMember(name, BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).SingleOrDefault();
        return (provider switch
        {
            FieldInfo field => field.GetValue(field.IsStatic ? null : build),
            PropertyInfo property => property.GetValue(property.GetMethod!.IsStatic ? null : build),
            MethodInfo method => method.Invoke(method.IsStatic ? null : build, null),
            _ => null,
        }) as IEnumerable<string>
            ?? throw new InvalidOperationException($"Value provider '{type.Name}.{name}' must exist once and be an IEnumerable<string>");
    }
}

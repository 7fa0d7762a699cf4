using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Nuke.Common.Checks;
using Nuke.Common.CI;
using Nuke.Common.Hosts;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Common.Parameters;

/// <summary>Converts what was given to the type of the parameter.</summary>
internal sealed class ValueConverter(BuildContext context)
{
    /// <summary>Returns the converted value, or null when nothing was given; <paramref name="problem"/> says why it cannot be converted.</summary>
    public object? Convert(Parameter parameter, RawValue raw, out string? problem)
    {
        problem = null;
        var type = parameter.Type;
        IReadOnlyList<string> values = parameter.Separator is { } separator ? [.. raw.Values.SelectMany(x => x.Split(separator))] : raw.Values;

        if (type.IsArray)
        {
            var elementType = type.GetElementType()!;
            var array = Array.CreateInstance(elementType, values.Count);
            for (var i = 0; i < values.Count; i++)
            {
                if (TryConvert(values[i], elementType, raw.Origin, out var item))
                    array.SetValue(item, i);
                else
                    problem ??= Problem(parameter, raw.Origin, values[i], elementType);
            }

            return array;
        }

        if (values.Count == 1)
        {
            if (!TryConvert(values[0], type, raw.Origin, out var value))
                problem = Problem(parameter, raw.Origin, values[0], type);
            return value;
        }

        if (values.Count > 1)
        {
            problem = Problem(parameter, raw.Origin, string.Join(' ', values), type);
            return null;
        }

        if ((Nullable.GetUnderlyingType(type) ?? type) == typeof(bool))
            return true;
        if (raw.Origin.IsCommandLine)
            problem = $"Parameter '--{parameter.DashedName}' needs a value ({Expected(type)})";
        return null;
    }

    private static string Problem(Parameter parameter, ValueOrigin origin, string value, Type type)
    {
        var shown = parameter.IsSecret ? "(hidden)" : $"'{value}'";
        var hint = parameter.IsSecret ? "" : NearestName.Hint(value, ValueSets.NamesOf(type) ?? [], "");
        return $"Parameter '--{parameter.DashedName}' cannot have the value {shown} ({origin.Description}): expected {Expected(type)}.{hint}";
    }

    /// <summary>Describes what a value of the type looks like.</summary>
    private static string Expected(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (ValueSets.NamesOf(type) is { } names)
            return "one of " + string.Join(", ", names);
        if (type == typeof(string))
            return "a text";
        if (type == typeof(bool))
            return "true or false";
        if (type == typeof(AbsolutePath))
            return "a path";
        if (type == typeof(Partition))
            return "a part as in 1/3";
        return Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.UInt64 ? "a whole number" : $"a {type.Name}";
    }

    private bool TryConvert(string text, Type type, ValueOrigin origin, out object? value)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        value = null;
        try
        {
            value = Convert(text, type, origin);
            return value is not null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return false;
        }
    }

    private object? Convert(string text, Type type, ValueOrigin origin)
    {
        // What nearly all parameters are goes without TypeDescriptor, which is slow to start.
        if (type == typeof(string))
            return text;
        if (type == typeof(bool))
            return bool.Parse(text);
        if (type == typeof(int))
            return int.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture);
        if (type.IsEnum)
            return ValueSets.IsNumber(text) ? null : Enum.Parse(type, text, ignoreCase: true);
        if (type == typeof(AbsolutePath) && string.IsNullOrWhiteSpace(text))
            return null;
        if (type == typeof(AbsolutePath))
            return PathConstruction.HasPathRoot(text) ? AbsolutePath.Create(text) : (origin.IsFile ? context.RootDirectory : context.Process.WorkingDirectory) / text;
        if (type == typeof(Host))
            return HostDetection.Create(text);
        if (type.IsSubclassOf(typeof(Enumeration)))
            return ValueSets.EnumerationFields(type).SingleOrDefault(x => x.Name.Equals(text, StringComparison.OrdinalIgnoreCase))?.GetValue(null);

        var converter = type.GetCustomAttribute<TypeConverterAttribute>() is { } attribute && Type.GetType(attribute.ConverterTypeName) is { } converterType
            ? (TypeConverter)Activator.CreateInstance(converterType, nonPublic: true)!
            : TypeDescriptor.GetConverter(type);
        return converter.ConvertFromInvariantString(text);
    }
}

using System.Reflection;

namespace Nuke.Common.Tooling;

/// <summary>Texts of enum values.</summary>
public static class EnumerationExtensions
{
    /// <summary>The text of <see cref="EnumValueAttribute"/>, else the name.</summary>
    public static string GetValue<T>(this T value)
        where T : Enum
    {
        var name = Enum.GetName(typeof(T), value).NotNull($"Enum value {value} is not valid for {typeof(T).Name}");
        return typeof(T).GetField(name!)?.GetCustomAttribute<EnumValueAttribute>()?.Value ?? name!;
    }
}

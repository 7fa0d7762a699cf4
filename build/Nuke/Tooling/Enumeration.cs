using System.ComponentModel;
using System.Globalization;
using System.Reflection;

namespace Nuke.Common.Tooling;

/// <summary>Base of classes whose static fields are a closed set of named values.</summary>
public abstract class Enumeration
{
    /// <summary>The text of the value.</summary>
    protected string Value { get; set; } = null!;

    /// <summary>Takes a value as its text; null stays null.</summary>
    public static implicit operator string(Enumeration? value) => value?.Value!;

    /// <summary>Whether both are the same value.</summary>
    public static bool operator ==(Enumeration? a, Enumeration? b) => Equals(a, b);

    /// <summary>Whether the values differ.</summary>
    public static bool operator !=(Enumeration? a, Enumeration? b) => !Equals(a, b);

    /// <summary>Compares texts.</summary>
    protected bool Equals(Enumeration other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <summary>Whether the object is the same value of the same type.</summary>
    public override bool Equals(object? obj)
    {
        return ReferenceEquals(this, obj) || (obj is Enumeration other && other.GetType() == GetType() && Equals(other));
    }

    /// <summary>A hash of the text.</summary>
    public override int GetHashCode() => Value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    /// <summary>The text.</summary>
    public override string ToString() => Value.NotNull();

    /// <summary>Converts a name, without regard to case, to the value of the field with that name.</summary>
    public class TypeConverter<T> : TypeConverter
    {
        /// <summary>Whether the source is a string.</summary>
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType)
        {
            return sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);
        }

        /// <summary>Converts a string.</summary>
        public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value)
        {
            if (value is not string text)
                return base.ConvertFrom(context, culture, value);
            var fields = typeof(T).GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
                .Where(x => x.Name.Equals(text, StringComparison.OrdinalIgnoreCase))
                .ToList();
            Assert.HasSingleItem(fields, $"'{text}' is no value of {typeof(T).Name}");
            return fields[0].GetValue(null);
        }
    }
}

using System.ComponentModel;
using System.Globalization;

namespace Nuke.Common.CI;

/// <summary>One part of work that several CI jobs share, as in <c>1/3</c>.</summary>
[TypeConverter(typeof(TypeConverter))]
public class Partition
{
    /// <summary>The whole work: part 1 of 1.</summary>
    public static Partition Single { get; } = new() { Part = 1, Total = 1 };

    /// <summary>The number of this part, from 1.</summary>
    public int Part { get; set; }

    /// <summary>The number of parts.</summary>
    public int Total { get; set; }

    /// <summary>Whether a numbered part is this one; always true for the whole.</summary>
    public bool IsIn(int part) => Total == 1 || part == Part;

    /// <summary>Every <see cref="Total"/>th item, beginning with item <see cref="Part"/>.</summary>
    public IEnumerable<T> GetCurrent<T>(IEnumerable<T> enumerable) => enumerable.Where((_, index) => index % Total == Part - 1);

    /// <summary>The part and the total, as in <c>1/3</c>.</summary>
    public override string ToString() => $"{Part}/{Total}";

    /// <summary>Converts strings such as <c>1/3</c>.</summary>
    public class TypeConverter : System.ComponentModel.TypeConverter
    {
        /// <summary>Whether the source is a string.</summary>
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType)
        {
            return sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);
        }

        /// <summary>Converts a string; a part outside of 1 to total is an error.</summary>
        public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value)
        {
            if (value is not string text)
                return base.ConvertFrom(context, culture, value);
            var slash = text.IndexOf('/', StringComparison.Ordinal);
            var part = int.Parse(text.AsSpan(0, slash), CultureInfo.InvariantCulture);
            var total = int.Parse(text.AsSpan(slash + 1), CultureInfo.InvariantCulture);
            Assert.True(part >= 1 && part <= total, $"'{text}' is no part of a whole");
            return new Partition { Part = part, Total = total };
        }
    }
}

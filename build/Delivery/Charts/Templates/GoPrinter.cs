using System.Globalization;
using System.Text;

namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>Prints values as Go's <c>%v</c> does.</summary>
internal static class GoPrinter
{
    /// <summary>Returns what an action prints: nothing for nil, as helm removes Go's <c>&lt;no value&gt;</c>.</summary>
    /// <param name="value">The value.</param>
    public static string Print(object? value) => value is null ? "" : Format(value);

    /// <summary>Returns the value as <c>%v</c> prints it: nil is <c>&lt;nil&gt;</c>.</summary>
    /// <param name="value">The value.</param>
    public static string Format(object? value) => value switch
    {
        null => "<nil>",
        string text => text,
        bool flag => flag ? "true" : "false",
        long number => number.ToString(CultureInfo.InvariantCulture),
        double number => Number(number),
        _ => Append(new StringBuilder(), value, 0).ToString(),
    };

    /// <summary>Returns the shortest text that reads back as the number, with an exponent from <c>1e+06</c> and below <c>1e-04</c> on, as strconv's format <c>g</c>.</summary>
    /// <param name="number">The number.</param>
    public static string Number(double number) => Number(number, -4, 6);

    /// <summary>Returns the number as encoding/json writes it: with an exponent from <c>1e+21</c> and below <c>1e-6</c> on.</summary>
    /// <param name="number">The number.</param>
    public static string JsonNumber(double number) => Number(number, -6, 21).Replace("e-0", "e-", StringComparison.Ordinal);

    private static string Number(double number, int least, int greatest)
    {
        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? "NaN" : number > 0 ? "+Inf" : "-Inf";
        }

        var (sign, digits, exponent) = Digits(number);
        if (exponent < least || exponent >= greatest)
        {
            var fraction = digits.Length > 1 ? "." + digits[1..] : "";
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
        }

        return exponent < 0 ? $"{sign}0.{new string('0', -exponent - 1)}{digits}"
            : digits.Length <= exponent + 1 ? sign + digits.PadRight(exponent + 1, '0')
            : $"{sign}{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}";
    }

    // The shortest significant digits, and the power of ten of the first.
    private static (string Sign, string Digits, int Exponent) Digits(double number)
    {
        var text = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture);
        var e = text.IndexOf('E', StringComparison.Ordinal);
        var mantissa = e < 0 ? text : text[..e];
        var scale = e < 0 ? 0 : int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? mantissa.Length : point;
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var leading = digits.Length - digits.TrimStart('0').Length;
        var significant = digits.Trim('0');
        var sign = double.IsNegative(number) ? "-" : "";
        return significant.Length == 0 ? (sign, "0", 0) : (sign, significant, scale + whole - leading - 1);
    }

    private static StringBuilder Append(StringBuilder text, object? value, int depth)
    {
        if (depth > 100 || text.Length > TemplateBudget.MaxLength)
        {
            throw new TemplateFailure("a value is too deep or too long to print") { IsFatal = true };
        }

        switch (value)
        {
            case TemplateMap map:
                text.Append("map[");
                foreach (var (key, item) in map)
                {
                    Append(text.Append(text[^1] == '[' ? "" : " ").Append(key).Append(':'), item, depth + 1);
                }

                return text.Append(']');
            case IReadOnlyList<object?> list:
                text.Append('[');
                for (var i = 0; i < list.Count; i++)
                {
                    Append(text.Append(i == 0 ? "" : " "), list[i], depth + 1);
                }

                return text.Append(']');
            case null or string or bool or long or double:
                return text.Append(Format(value));
            case Unknown { IsAssumed: true } unknown:
                return Append(text, unknown.Assumption, depth + 1);
            default:
                return text.Append(value is Unknown ? "<unknown>" : "<func>");
        }
    }
}

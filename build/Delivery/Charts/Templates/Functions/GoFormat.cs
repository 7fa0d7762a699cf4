using System.Globalization;
using System.Text;

namespace KubeStellar.Delivery.Charts.Templates.Functions;

/// <summary>Formats as Go's fmt.Sprintf, with the verbs that charts use.</summary>
internal static class GoFormat
{
    private const int MaxWidth = 10_000;

    /// <summary>Returns the format with its verbs filled in; what does not fit is shown as Go does, such as <c>%!d(string=x)</c>.</summary>
    /// <param name="format">The format.</param>
    /// <param name="arguments">The values.</param>
    public static string Format(string format, IReadOnlyList<object?> arguments)
    {
        var result = new StringBuilder();
        var next = 0;
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                result.Append(format[i]);
                continue;
            }

            var directive = Directive(format, ref i, arguments, ref next);
            result.Append(
                i >= format.Length ? "%!(NOVERB)"
                : format[i] == '%' ? "%"
                : next >= arguments.Count ? $"%!{format[i]}(MISSING)"
                : Pad(Verb(format[i], arguments[next++], directive), directive));
            TemplateBudget.Require(result.Length);
        }

        return next < arguments.Count ? result.Append(Extra(arguments.Skip(next))).ToString() : result.ToString();
    }

    private readonly record struct Layout(string Flags, int Width, int Precision);

    private static Layout Directive(string format, ref int i, IReadOnlyList<object?> arguments, ref int next)
    {
        var start = ++i;
        while (i < format.Length && format[i] is '-' or '+' or '#' or '0' or ' ')
        {
            i++;
        }

        var flags = format[start..i];
        var width = Number(format, ref i, arguments, ref next) ?? 0;
        var precision = -1;
        if (i < format.Length && format[i] == '.')
        {
            i++;
            precision = Number(format, ref i, arguments, ref next) ?? 0;
        }

        return width < 0 ? new Layout(flags + "-", -width, precision) : new Layout(flags, width, precision);
    }

    private static int? Number(string format, ref int i, IReadOnlyList<object?> arguments, ref int next)
    {
        if (i < format.Length && format[i] == '*')
        {
            i++;
            return next < arguments.Count && arguments[next++] is long given && Math.Abs(given) <= MaxWidth ? (int)given : 0;
        }

        var start = i;
        while (i < format.Length && char.IsAsciiDigit(format[i]))
        {
            i++;
        }

        return i == start ? null
            : int.TryParse(format.AsSpan(start, i - start), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MaxWidth ? number
            : throw new TemplateFailure($"printf pads to more than {MaxWidth} characters") { IsFatal = true };
    }

    private static string Verb(char verb, object? value, Layout layout) => (verb, value) switch
    {
        ('v', string text) when layout.Flags.Contains('#', StringComparison.Ordinal) => GoQuote.Quote(text),
        ('v', _) => Signed(GoPrinter.Format(value), value, layout),
        ('T', _) => KindFunctions.TypeOf(value),
        ('s', string text) => layout.Precision >= 0 && layout.Precision < text.Length ? text[..layout.Precision] : text,
        ('q', string text) => GoQuote.Quote(text),
        ('s' or 'q', IReadOnlyList<object?> list) => "[" + string.Join(' ', list.Select(item => Verb(verb, item, layout))) + "]",
        ('d', long number) => Signed(number.ToString(CultureInfo.InvariantCulture), value, layout),
        ('x', long number) => (number < 0 ? "-" : "") + Math.Abs(number).ToString("x", CultureInfo.InvariantCulture),
        ('X', long number) => (number < 0 ? "-" : "") + Math.Abs(number).ToString("X", CultureInfo.InvariantCulture),
        ('o', long number) => (number < 0 ? "-" : "") + Convert.ToString(Math.Abs(number), 8),
        ('b', long number) => (number < 0 ? "-" : "") + Convert.ToString(Math.Abs(number), 2),
        ('c', long number) => Rune.IsValid((int)number) ? new Rune((int)number).ToString() : "\uFFFD",
        ('x', string text) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)),
        ('t', bool flag) => flag ? "true" : "false",
        ('f' or 'F', double real) => Signed(Fixed(real, layout.Precision), value, layout),
        ('g', double real) when layout.Precision < 0 => Signed(GoPrinter.Number(real), value, layout),
        ('e', double real) => Exponential(real, layout),
        (_, null) => $"%!{verb}(<nil>)",
        _ => $"%!{verb}({KindFunctions.TypeOf(value)}={GoPrinter.Format(value)})",
    };

    private static string Fixed(double real, int precision) =>
        real.ToString("F" + (precision < 0 ? 6 : precision).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string Exponential(double real, Layout layout)
    {
        var digits = new string('0', layout.Precision < 0 ? 6 : layout.Precision);
        return real.ToString(digits.Length == 0 ? "0e+00" : $"0.{digits}e+00", CultureInfo.InvariantCulture);
    }

    private static string Signed(string text, object? value, Layout layout) =>
        value is long or double && layout.Flags.Contains('+', StringComparison.Ordinal) && text[0] is not ('-' or '+') ? "+" + text : text;

    private static string Pad(string text, Layout layout)
    {
        if (layout.Flags.Contains('-', StringComparison.Ordinal))
        {
            return text.PadRight(layout.Width);
        }

        if (!layout.Flags.Contains('0', StringComparison.Ordinal))
        {
            return text.PadLeft(layout.Width);
        }

        var sign = text is ['-' or '+', ..] ? 1 : 0;
        return text[..sign] + text[sign..].PadLeft(layout.Width - sign, '0');
    }

    private static string Extra(IEnumerable<object?> rest) =>
        "%!(EXTRA " + string.Join(", ", rest.Select(value => value is null ? "<nil>" : $"{KindFunctions.TypeOf(value)}={GoPrinter.Format(value)}")) + ")";
}

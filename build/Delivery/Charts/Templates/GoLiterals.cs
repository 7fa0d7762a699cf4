using System.Globalization;
using System.Text;

namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>Go's literals (go.dev/ref/spec): strings, raw strings, characters and numbers.</summary>
internal static class GoLiterals
{
    /// <summary>Reads a quoted literal and moves past it; null when it does not end, or has an escape that Go does not know.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the quotation mark stands; afterwards, behind the literal.</param>
    public static object? ReadQuoted(string text, ref int at)
    {
        var (quote, start) = (text[at], at + 1);
        if (quote == '`')
        {
            var end = text.IndexOf('`', start);
            at = end < 0 ? at : end + 1;
            return end < 0 ? null : text[start..end].Replace("\r", "", StringComparison.Ordinal);
        }

        var value = new StringBuilder();
        for (var i = start; i < text.Length && text[i] != '\n';)
        {
            if (text[i] == quote)
            {
                at = i + 1;
                return quote == '"' ? value.ToString() : Character(value.ToString());
            }

            if (text[i] != '\\')
            {
                value.Append(text[i++]);
            }
            else if (!Escape(text, ref i, quote, value))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Reads a number: a <see cref="double"/> where it has a point or an exponent, else a <see cref="long"/>, as text/template passes them; null when it is none.</summary>
    /// <param name="text">The number.</param>
    public static object? ParseNumber(string text)
    {
        var plain = text.Replace("_", "", StringComparison.Ordinal);
        var negative = plain.StartsWith('-');
        var digits = plain.TrimStart('+', '-');
        if (digits.Length < plain.Length - 1 || digits.Length == 0)
        {
            return null;
        }

        if (Radix(digits) is var (radix, body) && radix != 10)
        {
            return Whole(body, radix) is { } whole ? negative ? -whole : whole : null;
        }

        if (long.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        const NumberStyles Floating = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return digits[0] is '.' or (>= '0' and <= '9') && double.TryParse(plain, Floating, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real)
            ? real
            : null;
    }

    private static (int Radix, string Digits) Radix(string digits) => digits switch
    {
        ['0', 'x' or 'X', .. var rest] => (16, rest),
        ['0', 'o' or 'O', .. var rest] => (8, rest),
        ['0', 'b' or 'B', .. var rest] => (2, rest),
        ['0', .. { Length: > 0 } rest] when rest.All(char.IsAsciiDigit) => (8, rest),
        _ => (10, digits),
    };

    private static long? Whole(string digits, int radix)
    {
        long value = 0;
        foreach (var c in digits)
        {
            var digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : radix;
            if (digit >= radix || value > (long.MaxValue - digit) / radix)
            {
                return null;
            }

            value = (value * radix) + digit;
        }

        return digits.Length > 0 ? value : null;
    }

    private static long? Character(string value) =>
        Rune.TryGetRuneAt(value.Length > 0 ? value : "\uD800", 0, out var rune) && rune.Utf16SequenceLength == value.Length ? rune.Value : null;

    private static bool Escape(string text, ref int i, char quote, StringBuilder value)
    {
        var c = i + 1 < text.Length ? text[i + 1] : '\0';
        if (c is 'x' or 'u' or 'U' or (>= '0' and <= '7'))
        {
            return Numeric(text, ref i, value);
        }

        var simple = c switch
        {
            'a' => '\a',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\v',
            '\\' => '\\',
            _ => c == quote ? quote : '\0',
        };
        value.Append(simple);
        i += 2;
        return simple != '\0';
    }

    private static bool Numeric(string text, ref int i, StringBuilder value)
    {
        var (skip, length, radix) = text[i + 1] switch { 'x' => (2, 2, 16), 'u' => (2, 4, 16), 'U' => (2, 8, 16), _ => (1, 3, 8) };
        if (i + skip + length > text.Length || Whole(text.Substring(i + skip, length), radix) is not { } code || !Rune.IsValid(code > 0x10FFFF ? -1 : (int)code))
        {
            return false;
        }

        value.Append(new Rune((int)code).ToString());
        i += skip + length;
        return true;
    }
}

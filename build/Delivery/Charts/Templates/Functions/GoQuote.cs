using System.Globalization;
using System.Text;

namespace KubeStellar.Delivery.Charts.Templates.Functions;

/// <summary>Quotes text as Go's strconv.Quote.</summary>
internal static class GoQuote
{
    /// <summary>Returns the text in double quotation marks.</summary>
    /// <param name="text">The text.</param>
    public static string Quote(string text)
    {
        var result = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' => result.Append("\\\""),
                '\\' => result.Append("\\\\"),
                '\n' => result.Append("\\n"),
                '\r' => result.Append("\\r"),
                '\t' => result.Append("\\t"),
                '\a' => result.Append("\\a"),
                '\b' => result.Append("\\b"),
                '\f' => result.Append("\\f"),
                '\v' => result.Append("\\v"),
                < ' ' or 0x7F => result.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}"),
                // What stands for an unknown value stays as it is.
                0xE000 or 0xE001 => result.Append(rune.ToString()),
                _ when IsPrintable(rune) => result.Append(rune.ToString()),
                > 0xFFFF => result.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"),
                _ => result.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
            };
        }

        return result.Append('"').ToString();
    }

    // unicode.IsPrint: letters, marks, numbers, punctuation, symbols, and of the spaces only the ASCII one.
    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}

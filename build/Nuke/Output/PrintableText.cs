using System.Globalization;
using System.Text;

namespace Nuke.Common.Output;

/// <summary>Makes foreign text fit for a terminal: what was typed or read can neither steer it nor flood it.</summary>
internal static class PrintableText
{
    /// <summary>The longest line that is shown whole, in characters.</summary>
    public const int MaxLine = 4096;

    /// <summary>Returns the text with characters that are not shown replaced, all but tabs and line feeds, and with long lines cut.</summary>
    public static string Of(string text)
    {
        if (text.Length <= MaxLine && !text.Any(IsUnprintable))
            return text;
        return string.Join('\n', text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n').Select(Line));
    }

    private static string Line(string line)
    {
        var shown = new StringBuilder();
        foreach (var character in line.Length > MaxLine ? line[..MaxLine] : line)
            shown.Append(IsUnprintable(character) ? '\uFFFD' : character);
        return line.Length > MaxLine ? $"{shown}… ({line.Length} characters)" : shown.ToString();
    }

    private static bool IsUnprintable(char character)
    {
        return character is not ('\t' or '\n') && (char.IsControl(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format);
    }
}

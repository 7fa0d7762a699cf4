using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KubeStellar.Delivery.Yaml;

/// <summary>Writes a text as a YAML scalar of one line.</summary>
internal static class YamlScalar
{
    // What YAML 1.1 or 1.2 reads as something else than text.
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase) { "", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n" };

    /// <summary>Returns the literal in a style; where a plain or block style cannot hold the text on one line, it gets single quotes as yq writes them, or double ones for control characters.</summary>
    /// <param name="text">The text.</param>
    /// <param name="style">The style wished for.</param>
    public static string Write(string text, ScalarStyle style) =>
        style == ScalarStyle.DoubleQuoted || text.Any(IsBreakOrControl) ? Double(text)
        : style is ScalarStyle.Plain or ScalarStyle.Any && IsPlain(text) ? text
        : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Double(string text) => $"\"{string.Concat(text.Select(Escape))}\"";

    private static string Escape(char c) =>
        c is '"' or '\\' ? $"\\{c}" : IsBreakOrControl(c) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : c.ToString();

    // Line and paragraph separator are line breaks to YAML 1.1.
    private static bool IsBreakOrControl(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';

    private static bool IsPlain(string text)
    {
        if (Words.Contains(text) || LooksLikeNumber(text))
        {
            return false;
        }

        var source = $"- {text} # comment";
        try
        {
            return YamlText.Root(source, (_, _, _, cause) => new InvalidYamlException("", 1, 1, "", "", cause)) is YamlSequenceNode { Children: [YamlScalarNode { Style: ScalarStyle.Plain } scalar] }
                && scalar.Value == text && scalar.Anchor.IsEmpty && scalar.Tag.IsEmpty;
        }
        catch (InvalidYamlException)
        {
            return false;
        }
    }

    // Also dates, times of YAML 1.1 and numbers in base 60; a version has letters, hyphens or two dots and stays plain.
    private static bool LooksLikeNumber(string text) =>
        (char.IsAsciiDigit(text[0]) || text[0] is '+' or '-' or '.') && text.Count(c => c == '.') < 2
        && (double.TryParse(text, CultureInfo.InvariantCulture, out _) || text.All(c => char.IsAsciiHexDigit(c) || "xobXOB_.:+-TZ".Contains(c, StringComparison.Ordinal)));
}

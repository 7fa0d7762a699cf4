using System.Globalization;
using System.Text;

namespace KubeStellar.Delivery.Yaml;

/// <summary>Writes scalars as go-yaml 2 does, long lines broken at blanks.</summary>
/// <param name="output">Where they go; its indent is that of continued lines.</param>
internal sealed class GoYamlScalarWriter(GoYamlOutput output)
{
    private const int IndentHint = 2;

    /// <summary>Writes a text in the style that suits it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="asSimpleKey">Whether it is a key on one line with its value, and is not broken.</param>
    public void Write(string text, bool asSimpleKey)
    {
        switch (new GoScalarForm(text).Style(asSimpleKey))
        {
            case GoScalarStyle.Plain:
                output.Separate();
                WriteFlowing(text, asSimpleKey);
                break;
            case GoScalarStyle.SingleQuoted:
                output.Indicator("'", afterBlank: true);
                WriteFlowing(text.Replace("'", "''", StringComparison.Ordinal), asSimpleKey);
                output.Indicator("'", afterBlank: false);
                break;
            case GoScalarStyle.DoubleQuoted:
                output.Indicator("\"", afterBlank: true);
                WriteEscaped(text, asSimpleKey);
                output.Indicator("\"", afterBlank: false);
                break;
            default:
                WriteLiteral(text);
                break;
        }
    }

    // Blanks at the edges are never broken at; in plain text there are none.
    private bool BreaksAt(string text, int index, bool asSimpleKey) =>
        !asSimpleKey && output.Column > GoYamlOutput.BestWidth && index > 0 && index < text.Length - 1 && text[index] == ' ' && text[index - 1] != ' ';

    private void WriteFlowing(string text, bool asSimpleKey)
    {
        var afterBreak = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (BreaksAt(text, i, asSimpleKey) && text[i + 1] != ' ')
            {
                output.StartLine();
            }
            else if (GoScalarForm.IsBreak(text[i]))
            {
                output.Break(text[i]);
                afterBreak = true;
            }
            else
            {
                if (afterBreak)
                {
                    output.StartLine();
                    afterBreak = false;
                }

                output.Put(new Rune(text[i]));
            }
        }
    }

    private void WriteEscaped(string text, bool asSimpleKey)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var rune = Rune.GetRuneAt(text, i);
            if (BreaksAt(text, i, asSimpleKey))
            {
                output.StartLine();
                if (text[i + 1] == ' ')
                {
                    output.Put("\\");
                }
            }
            else if (NeedsEscape(rune))
            {
                output.Put(EscapeOf(rune));
            }
            else
            {
                output.Put(rune);
            }

            i += rune.Utf16SequenceLength - 1;
        }
    }

    private static bool NeedsEscape(Rune rune) =>
        !GoScalarForm.IsPrintable(rune) || rune.Value is '"' or '\\' || (rune.IsBmp && GoScalarForm.IsBreak((char)rune.Value));

    private static string EscapeOf(Rune rune) => rune.Value switch
    {
        0 => "\\0",
        '\a' => "\\a",
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\v' => "\\v",
        '\f' => "\\f",
        '\r' => "\\r",
        0x1b => "\\e",
        '"' => "\\\"",
        '\\' => "\\\\",
        0x85 => "\\N",
        0x2028 => "\\L",
        0x2029 => "\\P",
        <= 0xff => string.Create(CultureInfo.InvariantCulture, $"\\x{rune.Value:X2}"),
        <= 0xffff => string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}"),
    };

    private void WriteLiteral(string text)
    {
        output.Indicator("|", afterBlank: true);
        if (text[0] == ' ' || GoScalarForm.IsBreak(text[0]))
        {
            output.Put($"{IndentHint}");
        }

        output.Put(Chomping(text));
        output.Break();
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsBmp && GoScalarForm.IsBreak((char)rune.Value))
            {
                output.Break((char)rune.Value);
                continue;
            }

            if (output is { IsIndentation: true, Column: 0 })
            {
                output.StartLine();
            }

            output.Put(rune);
        }
    }

    private static string Chomping(string text) =>
        !GoScalarForm.IsBreak(text[^1]) ? "-" : text.Length == 1 || GoScalarForm.IsBreak(text[^2]) ? "+" : "";
}

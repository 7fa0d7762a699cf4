using System.Text.RegularExpressions;
using KubeStellar.Delivery.Catalog;

namespace KubeStellar.Delivery.Derived.Recipes;

/// <summary>Cuts a shell script into lines that do something: those joined that a backslash continues, without comments and without guards, which only say why they end the script.</summary>
internal sealed partial class ScriptLines
{
    private static readonly string[] Telling = ["cat", "echo", "printf", "exit"];

    private readonly string[] _lines;
    private int _at;

    private ScriptLines(string text) => _lines = text.ReplaceLineEndings("\n").Split('\n');

    /// <summary>Returns the lines.</summary>
    /// <param name="text">The script.</param>
    /// <param name="refuse">Makes the error for a line that is not understood.</param>
    public static IEnumerable<MakefileLine> Read(string text, Func<MakefileLine, Exception> refuse)
    {
        var lines = new ScriptLines(text);
        while (lines.Next() is { } line)
        {
            if (!line.Text.StartsWith("if ", StringComparison.Ordinal))
            {
                yield return line;
            }
            else if (!lines.SkipGuard(line))
            {
                throw refuse(line);
            }
        }
    }

    // The next line that is neither empty nor a comment; null at the end.
    private MakefileLine? Next()
    {
        while (_at < _lines.Length)
        {
            var first = _at + 1;
            var text = _lines[_at++].Trim();
            if (text.Length == 0 || text.StartsWith('#'))
            {
                continue;
            }

            while (text.EndsWith('\\') && _at < _lines.Length)
            {
                text = text[..^1] + " " + _lines[_at++].Trim();
            }

            SkipHereDocument(text);
            return new MakefileLine(text, first);
        }

        return null;
    }

    private void SkipHereDocument(string text)
    {
        if (HereDocumentPattern().Match(text) is { Success: true } start)
        {
            var end = Array.FindIndex(_lines, _at, line => line.Trim('\t') == start.Groups["end"].Value);
            _at = end < 0 ? _lines.Length : end + 1;
        }
    }

    // "if [ … ]; then", lines that print, "exit 1", "fi".
    private bool SkipGuard(MakefileLine condition)
    {
        if (!ConditionPattern().IsMatch(condition.Text))
        {
            return false;
        }

        var last = "";
        while (Next() is { } line)
        {
            var word = line.Text.Split([' ', '\t'], 2)[0];
            if (word == "fi")
            {
                return line.Text == "fi" && last == "exit";
            }

            if (line.Text == "then" && last.Length == 0)
            {
                continue;
            }

            // What comes after the command on its line could do anything.
            if (!Telling.Contains(word, StringComparer.Ordinal) || CommandEndPattern().IsMatch(line.Text))
            {
                return false;
            }

            last = word;
        }

        return false;
    }

    [GeneratedRegex(@"^if\s+(!\s+)?\[\[?\s[^;|&`]*\s\]\]?\s*(;\s*then)?$", RegexOptions.CultureInvariant)]
    private static partial Regex ConditionPattern();

    [GeneratedRegex(@"<<-?\s*[""']?(?<end>\w+)[""']?", RegexOptions.CultureInvariant)]
    private static partial Regex HereDocumentPattern();

    [GeneratedRegex(@"[;|`]|\$\(|&&", RegexOptions.CultureInvariant)]
    private static partial Regex CommandEndPattern();
}

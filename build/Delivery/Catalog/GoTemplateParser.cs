using System.Collections.Immutable;
using System.Text;

namespace KubeStellar.Delivery.Catalog;

/// <summary>Cuts a template into text and fields; trimming works as in Go's text/template: all white space up to the next text or action.</summary>
internal static class GoTemplateParser
{
    private const string Open = "{{";
    private const string Close = "}}";

    public static ImmutableArray<GoTemplateSegment> Parse(string text)
    {
        var segments = ImmutableArray.CreateBuilder<GoTemplateSegment>();
        var at = 0;
        var trimStart = false;
        while (true)
        {
            var open = text.IndexOf(Open, at, StringComparison.Ordinal);
            var literal = text.AsSpan(at, (open < 0 ? text.Length : open) - at);
            var trimEnd = open >= 0 && HasTrimMark(text, open + Open.Length);
            if (trimStart)
                literal = literal.TrimStart(" \t\r\n");
            if (trimEnd)
                literal = literal.TrimEnd(" \t\r\n");
            if (!literal.IsEmpty)
                segments.Add(new GoTemplateSegment(literal.ToString(), null, at + 1));
            if (open < 0)
                return segments.DrainToImmutable();
            at = ParseAction(text, open, trimEnd, segments, out trimStart);
        }
    }

    // "{{- " trims, "{{-3}}" is a number: the mark needs white space after it.
    private static bool HasTrimMark(string text, int at) => at + 1 < text.Length && text[at] == '-' && IsSpace(text[at + 1]);

    private static int ParseAction(string text, int open, bool trimmed, ImmutableArray<GoTemplateSegment>.Builder segments, out bool trimAfter)
    {
        var start = open + Open.Length + (trimmed ? 1 : 0);
        var at = SkipSpace(text, start);
        if (text.AsSpan(at).StartsWith("/*"))
        {
            var end = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
            at = end < 0 ? text.Length : end + 2;
        }
        else if (at < text.Length && text[at] is '"' or '`')
        {
            segments.Add(new GoTemplateSegment(ParseString(text, open, ref at), null, at + 1));
        }
        else
        {
            var position = at + 1;
            segments.Add(new GoTemplateSegment("", ParsePath(text, open, ref at), position));
        }
        return ParseClose(text, open, at, out trimAfter);
    }

    private static string[] ParsePath(string text, int open, ref int at)
    {
        var path = new List<string>();
        if (at < text.Length && text[at] == '$')
            at++;
        while (at < text.Length && text[at] == '.')
        {
            var end = at + 1;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
                end++;
            if (end == at + 1)
                break;
            path.Add(text[(at + 1)..end]);
            at = end;
        }
        return path.Count > 0 ? [.. path] : throw Unsupported(text, open);
    }

    private static string ParseString(string text, int open, ref int at)
    {
        var quote = text[at++];
        var value = new StringBuilder();
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c == quote)
            {
                at++;
                return value.ToString();
            }
            if (quote == '"' && c == '\\')
            {
                c = ++at < text.Length ? text[at] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', '"' => '"', '\\' => '\\', _ => '\0' } : '\0';
                if (c == '\0')
                    throw Unsupported(text, open);
            }
            value.Append(c);
        }
        throw Unsupported(text, open);
    }

    private static int ParseClose(string text, int open, int at, out bool trimAfter)
    {
        var end = SkipSpace(text, at);
        trimAfter = end > at && end < text.Length && text[end] == '-';
        if (trimAfter)
            end++;
        return text.AsSpan(Math.Min(end, text.Length)).StartsWith(Close) ? end + Close.Length : throw Unsupported(text, open);
    }

    private static UnsupportedTemplateException Unsupported(string text, int open)
    {
        var close = text.IndexOf(Close, open, StringComparison.Ordinal);
        return new UnsupportedTemplateException(text, close < 0 ? text[open..] : text[open..(close + Close.Length)], open + 1);
    }

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && IsSpace(text[at]))
            at++;
        return at;
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n';
}

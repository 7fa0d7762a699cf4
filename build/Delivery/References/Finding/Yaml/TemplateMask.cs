using System.Buffers;

namespace KubeStellar.Delivery.References.Finding.Yaml;

/// <summary>
/// Makes YAML of a template, character for character: an action becomes a word of the same length, and one that stands alone on its lines becomes white space.
/// Whoever reads the places that the parser gives reads them in the template itself.
/// </summary>
internal static class TemplateMask
{
    /// <summary>Stands for every character of an action that gives a value.</summary>
    public const char Value = '\uE000';

    /// <summary>Stands for every character of an action that gives none, such as <c>{{ else }}</c>.</summary>
    public const char Control = '\uE001';

    private const string Open = "{{";
    private const string Close = "}}";

    // What is longer is no action, but text with a brace too many.
    private const int MaxAction = 8192;

    private const string Quotes = "\"'`";

    private static readonly SearchValues<char> Marks = SearchValues.Create("}" + Quotes);

    private static readonly SearchValues<string> ControlWords =
        SearchValues.Create(["if", "else", "end", "range", "with", "define", "block", "template", "break", "continue"], StringComparison.Ordinal);

    /// <summary>Returns the text with its actions masked; of the same length.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text)
    {
        var open = text.IndexOf(Open, StringComparison.Ordinal);
        if (open < 0)
        {
            return text;
        }

        var masked = text.ToCharArray();
        var close = -1;
        while (open >= 0)
        {
            // Where no action can end, the text behind is not searched again for each that could begin.
            close = close < open ? text.IndexOf(Close, open, StringComparison.Ordinal) : close;
            if (close < 0)
            {
                break;
            }

            var end = close - open < MaxAction ? EndOf(text, open) : 0;
            if (end > 0)
            {
                Mask(masked, open, end, IsControl(text.AsSpan(open, end - open)) ? Control : Value);
            }

            open = text.IndexOf(Open, end > 0 ? end : open + Open.Length, StringComparison.Ordinal);
        }

        Blank(masked);
        return new string(masked);
    }

    /// <summary>Whether a masked text stands for an action here.</summary>
    /// <param name="masked">The character.</param>
    public static bool IsIn(char masked) => masked is Value or Control;

    // Literals may hold braces, as in {{"{{.Name}}"}}; a quote that does not end on its line is none.
    private static int EndOf(string text, int open)
    {
        var limit = Math.Min(text.Length, open + MaxAction);
        if (IsComment(text.AsSpan(open, limit - open)))
        {
            var over = text.AsSpan(open, limit - open).IndexOf("*/");
            return over < 0 ? 0 : CloseAfter(text, open + over, limit);
        }

        // Up to where no literal of a quotation mark ends: whether one ends there is the same for all that begin before.
        Span<int> endless = [0, 0, 0];
        for (var at = Next(text, open + Open.Length, limit); at < limit; at = Next(text, at + 1, limit))
        {
            if (text[at] != '}')
            {
                at = EndOfLiteral(text, at, limit, ref endless[Quotes.IndexOf(text[at], StringComparison.Ordinal)]);
            }
            else if (at + 1 < limit && text[at + 1] == '}')
            {
                return at + Close.Length;
            }
        }

        return CloseAfter(text, open, limit);
    }

    private static int Next(string text, int from, int limit) =>
        from < limit && text.AsSpan(from, limit - from).IndexOfAny(Marks) is >= 0 and var next ? from + next : limit;

    private static int CloseAfter(string text, int from, int limit)
    {
        var close = text.AsSpan(from, limit - from).IndexOf(Close);
        return close < 0 ? 0 : from + close + Close.Length;
    }

    private static int EndOfLiteral(string text, int start, int limit, ref int endless)
    {
        var at = start + 1;
        for (; start >= endless && at < limit && text[at] != '\n'; at++)
        {
            if (text[at] == text[start])
            {
                return at;
            }

            at += text[at] == '\\' && text[start] != '`' ? 1 : 0;
        }

        endless = Math.Max(endless, at);
        return start;
    }

    private static bool IsComment(ReadOnlySpan<char> action) => Inner(action).StartsWith("/*", StringComparison.Ordinal);

    private static bool IsControl(ReadOnlySpan<char> action)
    {
        var inner = Inner(action);
        var word = inner[..(inner.IndexOfAnyExcept(Letters) is var end and >= 0 ? end : inner.Length)];
        return inner.StartsWith("/*", StringComparison.Ordinal)
            || (word.Length > 0 && ControlWords.Contains(word.ToString()))
            || (inner.StartsWith('$') && inner.IndexOf('=') is var equals and > 0 && inner[..equals].TrimEnd(": ").IndexOfAny(" |(") < 0);
    }

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789");

    private static ReadOnlySpan<char> Inner(ReadOnlySpan<char> action) => action[Open.Length..].TrimStart('-').TrimStart();

    private static void Mask(char[] text, int start, int end, char mask)
    {
        for (var at = start; at < end; at++)
        {
            text[at] = text[at] is '\r' or '\n' ? text[at] : mask;
        }
    }

    // A line of nothing but actions, and perhaps a comment, is none of the document.
    private static void Blank(char[] text)
    {
        for (var start = 0; start < text.Length;)
        {
            var feed = Array.IndexOf(text, '\n', start);
            var line = text.AsSpan(start, (feed < 0 ? text.Length : feed) - start);
            var first = line.IndexOfAnyExcept(" \t\r\uE000\uE001");
            if (first < 0 || line[first] == '#')
            {
                line[..(first < 0 ? line.Length : first)].Replace(Value, ' ');
                line[..(first < 0 ? line.Length : first)].Replace(Control, ' ');
            }

            start += line.Length + 1;
        }
    }
}

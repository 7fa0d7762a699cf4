namespace KubeStellar.Delivery.References.Finding.Yaml;

/// <summary>Blanks out the comments of YAML and of its templates, character for character.</summary>
internal static class YamlComments
{
    private const string Open = "{{";
    private const string Start = "/*";
    private const string End = "*/";

    /// <summary>Returns the text with blanks in place of comments: whole lines, what follows a value, and <c>{{/* … */}}</c>.</summary>
    /// <param name="text">The text.</param>
    public static string Blank(string text)
    {
        var blanked = text.ToCharArray();
        if (text.Contains(Start, StringComparison.Ordinal))
        {
            BlankActions(text, blanked);
        }

        for (var start = 0; start < text.Length;)
        {
            var line = blanked.AsSpan(start);
            line = line.IndexOf('\n') is >= 0 and var feed ? line[..feed] : line;
            if (CommentIn(line) is >= 0 and var comment)
            {
                line[comment..].TrimEnd('\r').Fill(' ');
            }

            start += line.Length + 1;
        }

        return new string(blanked);
    }

    private static void BlankActions(string text, char[] blanked)
    {
        for (var open = text.IndexOf(Open, StringComparison.Ordinal); open >= 0;)
        {
            var inner = open + Open.Length;
            inner += text.AsSpan(inner).StartsWith("- ") ? 2 : 0;
            var end = text.AsSpan(inner).StartsWith(Start) ? text.IndexOf(End, inner + Start.Length, StringComparison.Ordinal) : -1;
            for (var at = inner; end >= 0 && at < end + End.Length; at++)
            {
                blanked[at] = blanked[at] is '\r' or '\n' ? blanked[at] : ' ';
            }

            // Where one comment does not end, no other does.
            open = end < 0 && text.AsSpan(inner).StartsWith(Start) ? -1 : text.IndexOf(Open, Math.Max(end, inner), StringComparison.Ordinal);
        }
    }

    // A number sign between quotes is text; where quotes do not close on the line, it is taken as text as well.
    private static int CommentIn(ReadOnlySpan<char> line)
    {
        var (single, twofold) = (0, 0);
        for (var at = 0; at < line.Length; at++)
        {
            single += line[at] == '\'' ? 1 : 0;
            twofold += line[at] == '"' ? 1 : 0;
            if (line[at] == '#' && (at == 0 || line[at - 1] is ' ' or '\t') && (line[..at].IsWhiteSpace() || (single % 2 == 0 && twofold % 2 == 0)))
            {
                return at;
            }
        }

        return -1;
    }
}

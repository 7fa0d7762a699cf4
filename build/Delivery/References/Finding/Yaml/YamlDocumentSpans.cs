namespace KubeStellar.Delivery.References.Finding.Yaml;

/// <summary>Cuts a stream of YAML documents at its separators, so that one that is malformed leaves the others alone.</summary>
internal static class YamlDocumentSpans
{
    private const char ByteOrderMark = '\uFEFF';
    private const string Separator = "---";

    /// <summary>Returns the first character of each document, its separator included, and the one behind it; those of nothing but comments and directives are left out.</summary>
    /// <param name="text">The stream.</param>
    public static IEnumerable<(int Start, int End)> Of(string text)
    {
        var start = text.StartsWith(ByteOrderMark) ? 1 : 0;
        var holdsSomething = false;
        for (var line = start; line < text.Length;)
        {
            var end = text.IndexOf('\n', line) is var feed and >= 0 ? feed + 1 : text.Length;
            if (IsSeparator(text.AsSpan(line, end - line)))
            {
                if (holdsSomething)
                {
                    yield return (start, line);
                }

                start = line;
                holdsSomething = end - line > Separator.Length + 2;
            }
            else
            {
                holdsSomething |= HoldsSomething(text.AsSpan(line, end - line).Trim());
            }

            line = end;
        }

        if (holdsSomething)
        {
            yield return (start, text.Length);
        }
    }

    private static bool HoldsSomething(ReadOnlySpan<char> line) => !line.IsEmpty && line[0] is not ('#' or '%');

    private static bool IsSeparator(ReadOnlySpan<char> line) =>
        line.StartsWith(Separator) && (line.Length == Separator.Length || char.IsWhiteSpace(line[Separator.Length]));
}

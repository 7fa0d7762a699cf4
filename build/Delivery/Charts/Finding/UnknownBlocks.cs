using KubeStellar.Delivery.Charts.Templates;

namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>Makes YAML of blocks that are unknown: a line that is nothing but a mark becomes an entry or an item, as the lines beside it are.</summary>
internal static class UnknownBlocks
{
    // Farther siblings are not looked for, so that many unknown lines take no time of their square.
    private const int MaxDistance = 200;

    /// <summary>Returns the text with such lines rewritten; the number of lines stays.</summary>
    /// <param name="text">The text.</param>
    public static string Fit(string text)
    {
        if (!UnknownMarks.In(text))
        {
            return text;
        }

        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (UnknownMarks.IsWhole(lines[i]))
            {
                lines[i] = Fitted(lines, i);
            }
        }

        return string.Join('\n', lines);
    }

    private static string Fitted(string[] lines, int at)
    {
        var indent = Indent(lines[at]);
        var mark = lines[at].Trim();
        // What follows comes first: the key before a list may be indented as its items are.
        var sibling = Sibling(lines, at, 1, indent) ?? Sibling(lines, at, -1, indent);
        return sibling is null ? lines[at]
            : sibling.TrimStart().StartsWith("- ", StringComparison.Ordinal) ? $"{lines[at][..indent]}- {mark}"
            : $"{lines[at][..indent]}{mark}: {mark}";
    }

    // The next line of the same indentation in one direction, unless one that is less indented ends the block.
    private static string? Sibling(string[] lines, int at, int step, int indent)
    {
        for (var i = at + step; i >= 0 && i < lines.Length && Math.Abs(i - at) <= MaxDistance; i += step)
        {
            var line = lines[i];
            if (string.IsNullOrWhiteSpace(line) || line.TrimStart().StartsWith('#'))
            {
                continue;
            }

            if (Indent(line) < indent || line.StartsWith("---", StringComparison.Ordinal))
            {
                return null;
            }

            if (Indent(line) == indent && !UnknownMarks.IsWhole(line))
            {
                return line;
            }
        }

        return null;
    }

    private static int Indent(string line) => line.Length - line.TrimStart(' ').Length;
}

using KubeStellar.Delivery.References.Finding.Yaml;

namespace KubeStellar.Delivery.References.Finding.Text;

/// <summary>Blanks out comments, so that what is commented out is no reference. Outside of YAML, only lines that are comments as a whole count: elsewhere on a line, a number sign may belong to an address or a string.</summary>
internal static class Comments
{
    private static readonly string[] SlashEndings = [".go", ".js", ".ts", ".mod"];

    private static readonly string[] YamlEndings = [".yaml", ".yml", ".tpl"];

    private static readonly string[] DocumentEndings = [".md", ".markdown", ".rst", ".adoc", ".html", ".txt", ".json", ".xml", ".css"];

    /// <summary>Returns how lines of a file say that they are comments.</summary>
    /// <param name="path">The path below the root.</param>
    /// <param name="text">The text.</param>
    public static CommentStyle StyleOf(string path, string text) =>
        EndsWith(path, SlashEndings) ? CommentStyle.Slashes
        : EndsWith(path, YamlEndings) ? CommentStyle.Yaml
        : EndsWith(path, DocumentEndings) && !text.StartsWith("#!", StringComparison.Ordinal) ? CommentStyle.None
        : CommentStyle.NumberSign;

    /// <summary>Returns the text with blanks in place of comments.</summary>
    /// <param name="text">The text.</param>
    /// <param name="style">How comments start.</param>
    public static string Blank(string text, CommentStyle style)
    {
        if (style == CommentStyle.Yaml)
        {
            return YamlComments.Blank(text);
        }

        var sign = style == CommentStyle.Slashes ? "//" : "#";
        return style == CommentStyle.None || !text.Contains(sign, StringComparison.Ordinal) ? text : string.Create(text.Length, (text, sign), static (blanked, source) => Fill(blanked, source.text, source.sign));
    }

    private static void Fill(Span<char> blanked, ReadOnlySpan<char> text, string sign)
    {
        text.CopyTo(blanked);
        for (var start = 0; start < text.Length;)
        {
            var line = text[start..];
            var feed = line.IndexOf('\n');
            line = feed < 0 ? line : line[..feed];
            if (line.TrimStart(" \t@").StartsWith(sign))
            {
                blanked.Slice(start, line.Length).Fill(' ');
            }

            start += line.Length + 1;
        }
    }

    private static bool EndsWith(string path, string[] endings) => endings.AsSpan().ContainsAnyEnding(path);

    private static bool ContainsAnyEnding(this Span<string> endings, string path)
    {
        foreach (var ending in endings)
        {
            if (path.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}

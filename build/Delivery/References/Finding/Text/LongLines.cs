namespace KubeStellar.Delivery.References.Finding.Text;

/// <summary>Blanks out lines that nobody wrote by hand, such as the one line of a minified file: rules look around on a line, and so their time would grow with its square.</summary>
internal static class LongLines
{
    /// <summary>The greatest number of characters of a line that is searched.</summary>
    public const int MaxLength = 8192;

    /// <summary>Returns the text with blanks in place of lines that are too long.</summary>
    /// <param name="text">The text.</param>
    /// <param name="blanked">Gets the number of the first character of each such line and how many characters it has.</param>
    public static string Blank(string text, Action<int, int> blanked)
    {
        if (text.Length <= MaxLength)
        {
            return text;
        }

        char[]? changed = null;
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var feed and >= 0 ? feed : text.Length;
            if (end - start > MaxLength)
            {
                changed ??= text.ToCharArray();
                changed.AsSpan(start, end - start).Fill(' ');
                blanked(start, end - start);
            }

            start = end + 1;
        }

        return changed is null ? text : new string(changed);
    }
}

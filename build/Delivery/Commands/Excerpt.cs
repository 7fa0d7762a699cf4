namespace KubeStellar.Delivery.Commands;

/// <summary>Shortens what a program printed for a message.</summary>
internal static class Excerpt
{
    private const int MaxLineLength = 500;

    /// <summary>Returns the first and the last lines with what is left out between them counted; lines of more than 500 characters are cut.</summary>
    /// <param name="text">What was printed.</param>
    /// <param name="first">How many lines of the beginning are kept.</param>
    /// <param name="last">How many lines of the end are kept.</param>
    public static string Of(string text, int first, int last)
    {
        var lines = text.Trim('\r', '\n').Split('\n').Select(line => line.Length > MaxLineLength ? line[..MaxLineLength] + "…" : line).ToArray();
        return lines.Length <= first + last
            ? string.Join('\n', lines)
            : string.Join('\n', [.. lines[..first], $"… {lines.Length - first - last} lines left out …", .. lines[^last..]]);
    }
}

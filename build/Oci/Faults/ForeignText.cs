using System.Globalization;
using System.Text;

namespace KubeStellar.Oci;

/// <summary>Texts that others wrote, on their way to a screen or a log.</summary>
public static class ForeignText
{
    /// <summary>The greatest length in characters of a line that is shown: 4096.</summary>
    public const int MaxLine = 4096;

    // Services that run builds take lines that start with the one, and lines with the other anywhere, for commands.
    private const string Command = "::";
    private const string OldCommand = "##[";

    /// <summary>Returns the text as one line that can neither steer a terminal nor flood it: what is not shown, such as control characters and marks of writing direction, is replaced by U+FFFD, tabs stay, what GitHub Actions and Azure Pipelines would take for a command gets a U+FFFD, and more than <see cref="MaxLine"/> characters are cut.</summary>
    /// <param name="text">The text.</param>
    public static string Line(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return WithoutCommand(Visible(Cut(text, MaxLine)));
    }

    /// <summary>Returns the text, or its start and how long it was.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The greatest length in characters.</param>
    public static string Cut(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= length ? text : string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, length)}\u2026 ({text.Length} characters)");
    }

    private static string WithoutCommand(string line) =>
        (line.TrimStart().StartsWith(Command, StringComparison.Ordinal) ? "\uFFFD" + line : line).Replace(OldCommand, "##\uFFFD", StringComparison.Ordinal);

    private static string Visible(string line)
    {
        if (!line.EnumerateRunes().Any(IsHidden))
        {
            return line;
        }

        var clean = new StringBuilder(line.Length);
        foreach (var rune in line.EnumerateRunes())
        {
            clean.Append(IsHidden(rune) ? "\uFFFD" : rune.ToString());
        }

        return clean.ToString();
    }

    // The format characters of Unicode hide in supplementary planes as well.
    private static bool IsHidden(Rune rune) =>
        rune.Value != '\t' && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}

using System.Globalization;
using System.Text;

namespace KubeStellar.Delivery.Charts.Metadata;

/// <summary>Cleans texts of <c>Chart.yaml</c> as helm does before it packages them: white space becomes blanks, what cannot be printed is dropped.</summary>
internal static class PrintableText
{
    /// <summary>Returns the clean text.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(Rune.IsWhiteSpace(rune) ? " " : IsPrintable(rune) ? rune.ToString() : "");
        }

        return clean.ToString();
    }

    // Letters, marks, numbers, punctuation and symbols, as Go's unicode.IsPrint.
    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}

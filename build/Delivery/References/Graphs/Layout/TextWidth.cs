namespace KubeStellar.Delivery.References.Graphs.Layout;

/// <summary>Estimates how wide a text is in the usual sans-serif fonts, on the safe side, since the build does not know which font a reader has.</summary>
internal static class TextWidth
{
    private const double Narrow = 0.34;
    private const double Usual = 0.585;
    private const double Wide = 0.76;
    private const double Widest = 1.02;

    /// <summary>Returns the width in pixels.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The size of the font in pixels.</param>
    public static double Of(string text, double size) => size * text.Sum(WidthOf);

    /// <summary>Returns the text, shortened in the middle until it is no wider than allowed.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The size of the font in pixels.</param>
    /// <param name="most">The width allowed.</param>
    public static string Fit(string text, double size, double most)
    {
        var kept = text.Length;
        var fitted = text;
        while (kept > 2 && Of(fitted, size) > most)
        {
            kept--;
            fitted = string.Concat(text.AsSpan(0, (kept + 1) / 2), "…", text.AsSpan(text.Length - (kept / 2)));
        }

        return fitted;
    }

    private static double WidthOf(char character) => character switch
    {
        'i' or 'j' or 'l' or 'I' or '.' or ',' or ':' or ';' or '|' or '\'' or '!' or '/' or ' ' or 'f' or 't' or 'r' or '(' or ')' => Narrow + 0.04,
        'm' or 'w' or 'M' or 'W' or '@' or '…' => Widest - 0.06,
        >= 'A' and <= 'Z' => Wide - 0.04,
        > '\u2e80' => Widest,
        _ => Usual + 0.03,
    };
}

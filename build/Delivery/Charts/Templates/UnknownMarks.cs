using System.Globalization;
using System.Text;

namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>Stands for unknown values in text: a number between two characters of Unicode's private use area, which YAML takes as a word.</summary>
internal sealed class UnknownMarks
{
    private const char Start = '\uE000';
    private const char End = '\uE001';

    private readonly List<UnknownMark> _marks = [];

    /// <summary>Says whether the text holds a mark.</summary>
    /// <param name="text">The text.</param>
    public static bool In(string text) => text.Contains(Start, StringComparison.Ordinal);

    /// <summary>Says whether a line is a mark and nothing else but white space.</summary>
    /// <param name="line">The line.</param>
    public static bool IsWhole(ReadOnlySpan<char> line)
    {
        var trimmed = line.Trim();
        return trimmed.Length > 2 && trimmed[0] == Start && trimmed.IndexOf(End) == trimmed.Length - 1;
    }

    /// <summary>Returns the text that stands for the value.</summary>
    /// <param name="mark">The value and its place.</param>
    public string Add(UnknownMark mark)
    {
        _marks.Add(mark);
        return string.Create(CultureInfo.InvariantCulture, $"{Start}{_marks.Count - 1}{End}");
    }

    /// <summary>Returns the first mark in the text; null when there is none.</summary>
    /// <param name="text">The text.</param>
    public UnknownMark? First(string text)
    {
        var start = text.IndexOf(Start, StringComparison.Ordinal);
        return start < 0 ? null : At(text, start, out _);
    }

    /// <summary>Returns the text as <c>helm template</c> would print it, unknown where it would not be known either; the text itself when it holds no mark.</summary>
    /// <param name="text">The text.</param>
    public object Read(string text)
    {
        if (First(text) is not { } first)
        {
            return text;
        }

        var known = true;
        var assumed = Replace(text, mark => (known &= mark?.Value.IsAssumed == true) ? GoPrinter.Print(mark!.Value.Assumption) : "");
        return known ? first.Value.Assuming(assumed) : first.Value;
    }

    /// <summary>Returns the text for a reader: what <c>helm template</c> would print, else the expressions as they are written.</summary>
    /// <param name="text">The text.</param>
    public string Show(string text) => Replace(text, mark => mark switch
    {
        null => "",
        { Value: { IsAssumed: true, Assumption: var assumed } } => GoPrinter.Print(assumed),
        _ => mark.Expression,
    });

    /// <summary>Returns the text with the expressions as they are written.</summary>
    /// <param name="text">The text.</param>
    public string Source(string text) => Replace(text, mark => mark?.Expression ?? "");

    private string Replace(string text, Func<UnknownMark?, string> replacement)
    {
        var start = text.IndexOf(Start, StringComparison.Ordinal);
        if (start < 0)
        {
            return text;
        }

        var result = new StringBuilder();
        var at = 0;
        for (; start >= 0; start = text.IndexOf(Start, at))
        {
            result.Append(text, at, start - at).Append(replacement(At(text, start, out at)));
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    // A chart may hold such characters itself, so a number need not be one of ours.
    private UnknownMark? At(string text, int start, out int next)
    {
        var end = text.IndexOf(End, start);
        next = end < 0 ? text.Length : end + 1;
        return end > 0 && int.TryParse(text.AsSpan(start + 1, end - start - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _marks.Count
            ? _marks[index]
            : null;
    }
}

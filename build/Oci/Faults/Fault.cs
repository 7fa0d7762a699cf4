using System.Globalization;
using System.Text;

namespace KubeStellar.Oci;

/// <summary>What went wrong, as five facts: the operation, its subject, what was expected, what was found, and the next step for the reader.</summary>
/// <param name="Operation">The operation in the imperative, such as <c>push blob</c>.</param>
/// <param name="Subject">The thing operated on: a reference, a path, a digest.</param>
/// <param name="Expected">What would have been right.</param>
/// <param name="Found">What was there instead.</param>
/// <param name="NextStep">What the reader can do about it.</param>
public sealed record Fault(string Operation, string Subject, string Expected, string Found, string NextStep)
{
    private const int MaxLine = 4096;

    /// <summary>Returns the facts as indented lines; characters that are not shown, other than line ends, are replaced, and lines of more than 4096 characters are cut, so that foreign text can neither steer a terminal nor flood it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append("cannot ").Append(Inline(Operation)).Append(": ").Append(Inline(Subject));
        AppendFact(text, "expected", Expected);
        AppendFact(text, "found", Found);
        AppendFact(text, "next", NextStep);
        return text.ToString();
    }

    private static void AppendFact(StringBuilder text, string label, string fact)
    {
        var lines = fact.TrimEnd().Split('\n');
        text.Append('\n').Append("  ").Append((label + ":").PadRight(10)).Append(Inline(lines[0]));
        foreach (var line in lines.Skip(1))
        {
            text.Append('\n').Append(' ', 12).Append(Inline(line));
        }
    }

    private static string Inline(string text) =>
        text.Length > MaxLine ? $"{Inline(text[..MaxLine])}\u2026 ({text.Length} characters)" :
        text.Any(IsUnprintable) ? string.Concat(text.Where(c => c != '\r').Select(c => IsUnprintable(c) ? '\uFFFD' : c)) : text;

    private static bool IsUnprintable(char c) => (char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format) && c != '\t';
}

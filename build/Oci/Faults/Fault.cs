using System.Text;

namespace KubeStellar.Oci;

/// <summary>What went wrong, as five facts: the operation, its subject, what was expected, what was found, and the next step for the reader.</summary>
/// <remarks>A fact of more than <see cref="MaxFact"/> characters is cut, because facts also go into reports.</remarks>
/// <param name="Operation">The operation in the imperative, such as <c>push blob</c>.</param>
/// <param name="Subject">The thing operated on: a reference, a path, a digest.</param>
/// <param name="Expected">What would have been right.</param>
/// <param name="Found">What was there instead.</param>
/// <param name="NextStep">What the reader can do about it.</param>
public sealed record Fault(string Operation, string Subject, string Expected, string Found, string NextStep)
{
    /// <summary>The greatest length of a fact in characters; the rest is cut: 262,144.</summary>
    public const int MaxFact = 256 * 1024;

    /// <summary>The greatest number of lines of a fact that are printed: 2000.</summary>
    private const int MaxLines = 2000;

    /// <summary>The operation in the imperative, such as <c>push blob</c>.</summary>
    public string Operation { get; init; } = Bounded(Operation);

    /// <summary>The thing operated on: a reference, a path, a digest.</summary>
    public string Subject { get; init; } = Bounded(Subject);

    /// <summary>What would have been right.</summary>
    public string Expected { get; init; } = Bounded(Expected);

    /// <summary>What was there instead.</summary>
    public string Found { get; init; } = Bounded(Found);

    /// <summary>What the reader can do about it.</summary>
    public string NextStep { get; init; } = Bounded(NextStep);

    /// <summary>Returns the facts as indented lines; characters that are not shown, other than line ends, are replaced, lines of more than 4096 characters are cut, and so are facts of more than 2000 lines, so that foreign text can neither steer a terminal nor flood it.</summary>
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
        foreach (var line in lines.Skip(1).Take(MaxLines - 1))
        {
            text.Append('\n').Append(' ', 12).Append(Inline(line));
        }

        if (lines.Length > MaxLines)
        {
            text.Append('\n').Append(' ', 12).Append("\u2026 (").Append(lines.Length).Append(" lines)");
        }
    }

    private static string Inline(string text) => ForeignText.Line(text.Replace("\r", "", StringComparison.Ordinal));

    private static string Bounded(string text) => ForeignText.Cut(text ?? "", MaxFact);
}

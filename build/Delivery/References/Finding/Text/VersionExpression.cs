using System.Buffers;

namespace KubeStellar.Delivery.References.Finding.Text;

/// <summary>Reads what stands where a version belongs: a literal, or a variable of a shell, a Makefile, a workflow or a template.</summary>
internal static class VersionExpression
{
    private const int MaxLength = 256;

    private static readonly SearchValues<char> LiteralCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._+-");

    private static readonly string[] ArchiveEndings = [".tar.gz", ".tgz", ".zip"];

    /// <summary>Returns the version that starts at a place; null where there is none, or where a variable is only a part of it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The number of the first character.</param>
    /// <param name="end">The number of the first character that does not count.</param>
    public static VersionText? Read(string text, int at, int end)
    {
        var stop = EndOfLiteral(text, at, end);
        if (stop < end && Variables.Read(text, stop, end) is { } variable)
        {
            var prefix = text[at..stop];
            var behind = variable.Start + variable.Length;
            var ending = text.AsSpan()[behind..EndOfLiteral(text, behind, end)].TrimEnd('.');
            return IsPrefix(prefix) && (ending.IsEmpty || ArchiveEnding(ending) == ending.Length) ? variable with { Prefix = prefix } : null;
        }

        var literal = text.AsSpan()[at..stop].TrimEnd("._+-");
        literal = literal[..^ArchiveEnding(literal)];
        return literal.IsEmpty ? null : new VersionText(at, literal.Length);
    }

    /// <summary>Whether a text has the form of a version: two numbers at least, such as <c>1.2</c> or <c>v1.2.3-rc.1</c>.</summary>
    /// <param name="text">The text.</param>
    public static bool IsVersion(ReadOnlySpan<char> text)
    {
        var rest = text.StartsWith("v") || text.StartsWith("V") ? text[1..] : text;
        var numbers = 0;
        while (Digits(rest) is > 0 and var digits)
        {
            numbers++;
            rest = rest[digits..];
            if (!rest.StartsWith("."))
            {
                break;
            }

            rest = rest[1..];
        }

        return numbers >= 2 && (rest.IsEmpty || (rest.Length > 1 && rest[0] is '-' or '+' || (numbers == 3 && char.IsAsciiLetter(rest[0])))) && !rest.ContainsAnyExcept(LiteralCharacters);
    }

    private static int Digits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : text.Length;

    private static int EndOfLiteral(string text, int at, int end)
    {
        var span = text.AsSpan(at, Math.Min(end - at, MaxLength));
        return at + (span.IndexOfAnyExcept(LiteralCharacters) is >= 0 and var stop ? stop : span.Length);
    }

    // A branch of a release is named for its version as well.
    private static bool IsPrefix(string text) => text is "" or "v" or "release-" or "release-v";

    private static int ArchiveEnding(ReadOnlySpan<char> text)
    {
        foreach (var ending in ArchiveEndings)
        {
            if (text.EndsWith(ending))
            {
                return ending.Length;
            }
        }

        return 0;
    }
}

using System.Buffers;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.References.Finding.Text;

/// <summary>Finds variables that are given versions, or names of artifacts: <c>export X=1.2.3</c>, <c>X := v1.2.3</c>, <c>ARG X=1.2.3</c>, <c>--set X=1.2.3</c>, <c>REGISTRY=ghcr.io/owner</c>.</summary>
internal sealed class AssignmentTexts : ITextRule
{
    private const int MaxName = 64;
    private const int MaxArtifact = 255;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private static readonly SearchValues<char> ArtifactCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._-/:");

    /// <inheritdoc/>
    public void Find(TextArea area, FileFindings findings)
    {
        foreach (var at in area.PlacesOf("="))
        {
            if (Name(area, at) is { } name && Value(area, at + 1) is { } value)
            {
                findings.Add(new Assignment(name, value, ReferenceForm.Variable));
            }
        }
    }

    private static string? Name(TextArea area, int equals)
    {
        var floor = Math.Max(area.Start, equals - MaxName);
        var before = area.Text.AsSpan(floor, equals - floor);

        // Makefiles write blanks and other signs in front of "=".
        var signs = before.TrimEnd(":?+");
        var trimmed = signs.TrimEnd(" \t");
        var start = trimmed.LastIndexOfAnyExcept(NameCharacters) + 1;
        var name = trimmed[start..];
        return name.IsEmpty || char.IsAsciiDigit(name[0]) || !IsAtStart(area, floor + start) || (trimmed.Length < signs.Length && !IsFirstOfLine(area, floor + start))
            ? null
            : name.ToString();
    }

    private static bool IsAtStart(TextArea area, int at) => at == area.Start || area.Text[at - 1] is ' ' or '\t' or '\n' or '"' or '\'' or '`' or ';' or '(' or '|' or '&' or ',';

    private static bool IsFirstOfLine(TextArea area, int at)
    {
        var before = area.Text.AsSpan(area.LineAt(at).Start, at - area.LineAt(at).Start).Trim();
        return before.IsEmpty || before is "export" or "override" or "const" or "var";
    }

    private static VersionText? Value(TextArea area, int at)
    {
        while (at < area.End && area.Text[at] is ' ' or '\t')
        {
            at++;
        }

        at += at < area.End && area.Text[at] is '"' or '\'' ? 1 : 0;
        return VersionExpression.Read(area.Text, at, area.End) is { } value && (value.Names.Count > 0 || IsVersion(value, area.Text)) && EndsThere(area, value.Start + value.Length) ? value : NameOfArtifact(area, at);
    }

    private static VersionText? NameOfArtifact(TextArea area, int at)
    {
        var rest = area.Text.AsSpan(at, Math.Min(area.End - at, MaxArtifact));
        var length = rest.IndexOfAnyExcept(ArtifactCharacters) is >= 0 and var stop ? stop : rest.Length;
        var isName = rest[..length].IndexOf('/') is > 0 and var slash && rest[..slash].Contains('.') && char.IsAsciiLetterOrDigit(rest[0]) && RepositoryName.TryParse(rest[..length].ToString(), null, out _);
        return isName && EndsThere(area, at + length) ? new VersionText(at, length) : null;
    }

    private static bool IsVersion(VersionText value, string text) => VersionExpression.IsVersion(value.In(text)) || MovingWords.All.Contains(value.In(text).ToString());

    private static bool EndsThere(TextArea area, int at) => at >= area.End || char.IsWhiteSpace(area.Text[at]) || area.Text[at] is '"' or '\'' or '`' or ';' or ')' or '|' or '&' or ',' or '<' or '\\' or '#';
}

using System.Buffers;

namespace KubeStellar.Delivery.References.Finding.Text;

/// <summary>Finds versions in sentences: <c>The latest release is 1.2.3</c>, <c>KubeFlex version 1.2.3 or higher</c>. A version counts where a product or the word release leads to it and nothing else stands between.</summary>
/// <param name="isDocument">Whether the file is made of sentences, in which a release without a product is one of the repository's own.</param>
internal sealed class ProseTexts(bool isDocument) : ITextRule
{
    private const int Reach = 48;
    private const int Sentence = 512;
    private const string Release = "release";
    private const string Releases = "releases";
    private const string Marks = "`*_\"([ ";

    private static readonly SearchValues<char> VersionCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-+");

    private static readonly SearchValues<char> Numbers = SearchValues.Create("0123456789.");

    // What may stand between the name of a product and its version.
    private static readonly HashSet<string> Connectives = new(
        ["version", "versions", "release", "releases", "is", "was", "at", "least", "minimum", "of", "the", "v", ">=", "≥", ">", "than", "higher", "later", "newer", "greater", "image", "tag", "tagged", "(version", "latest", "regular", "stable", "current", "or", "any", "future", "before", "since", "to", "from", "-", "and"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> Stops = SearchValues.Create(".;:0123456789");

    private static readonly SearchValues<string> Prepositions = SearchValues.Create(["for ", "of "], StringComparison.Ordinal);

    private static readonly string[] LowerBounds = ["or higher", "or later", "or newer", "or above", "or greater", "or more recent", "and higher", "and later", "and above", "+"];

    private static readonly string[] LowerBoundsBefore = ["at least", ">=", "≥", "higher than", "later than", "newer than", "greater than", "minimum", ">"];

    private static readonly string[] HistoryBefore = ["since", "before", "until", "prior to", "as of", "first release", "introduced", "starting with", "tested with", "worked with", "works with", "<", "up to", "deprecated"];

    private static readonly string[] ExamplesBefore = ["e.g.", "e.g.,", "for example", "such as", "example:", "like"];

    /// <inheritdoc/>
    public void Find(TextArea area, FileFindings findings)
    {
        var isCode = false;
        for (var start = area.Start; start < area.End;)
        {
            var line = area.LineAt(start);
            var text = area.Text.AsSpan(line.Start, line.End - line.Start);
            isCode ^= isDocument && (text.TrimStart().StartsWith("```") || text.TrimStart().StartsWith("~~~"));
            if (!isCode)
            {
                OfLine(line with { Start = start }, findings);
            }

            start = line.End < area.End && area.Text[line.End] == '\n' ? line.End + 1 : line.End;
        }
    }

    private void OfLine(TextArea line, FileFindings findings)
    {
        var text = line.Text;
        for (var at = line.Start; at < line.End && text.AsSpan(at, line.End - at).IndexOfAnyInRange('0', '9') is >= 0 and var next;)
        {
            var digit = at + next;
            var start = digit > line.Start && text[digit - 1] is 'v' ? digit - 1 : digit;
            var span = text.AsSpan(digit, line.End - digit);
            var end = digit + (span.IndexOfAnyExcept(VersionCharacters) is >= 0 and var stop ? stop : span.Length);
            at = end;
            var version = text.AsSpan(start, end - start).TrimEnd(".-+");
            if (IsRelease(version) && (start == line.Start || !IsOfWord(text[start - 1])) && (start + version.Length == line.End || text[start + version.Length] is not ('/' or '_' or ':' or '=' or '@')))
            {
                OfVersion(line, new VersionText(start, version.Length), findings);
            }
        }
    }

    private void OfVersion(TextArea line, VersionText version, FileFindings findings)
    {
        var first = Math.Max(line.Start, version.Start - Sentence);
        var before = line.Text.AsSpan(first, version.Start - first);
        var near = before[Math.Max(0, before.Length - Reach)..];
        var behind = line.Text.AsSpan(version.Start + version.Length, Math.Min(line.End - version.Start - version.Length, 2 * Reach)).TrimStart("`*_\") ");
        if (isDocument && IsHeading(before))
        {
            var bare = line.Text[version.Start] is 'v' ? version : version with { Prefix = "v" };
            findings.Add(new Mention(new(ArtifactKind.Source, ""), ReferenceForm.Prose, bare, "a heading about a release") { Kind = ReferenceKind.Historical });
            return;
        }

        if (Repository(before, near, behind, out var isSentence) is not { } repository || Array.Exists(ExamplesBefore, Ends(near)))
        {
            return;
        }

        var kind = Array.Exists(LowerBounds, Starts(behind)) || Array.Exists(LowerBoundsBefore, Ends(near)) ? ReferenceKind.LowerBound
            : Mentions(near) || IsOneOfSeveral(near) ? ReferenceKind.Historical
            : (ReferenceKind?)null;
        var written = line.Text[version.Start] is 'v' ? version : version with { Prefix = "v" };
        findings.Add(new Mention(new(ArtifactKind.Source, repository), ReferenceForm.Prose, written, isSentence ? "a sentence about a release" : "the name of a product in front of a version") { Kind = kind });
        if (LinkedVersion(line, version) is { } linked)
        {
            findings.Add(new Mention(new(ArtifactKind.Source, repository), ReferenceForm.Prose, linked, "the page that a release links to") { Kind = kind });
        }
    }

    // "[1.2.3](../../v1.2.3)": the page beside, of the same version.
    private static VersionText? LinkedVersion(TextArea line, VersionText version)
    {
        var behind = line.Text.AsSpan(version.Start + version.Length, Math.Min(line.End - version.Start - version.Length, Sentence));
        var number = version.In(line.Text).TrimStart('v');
        return behind.StartsWith("](..") && behind.IndexOf(')') is > 0 and var end && behind[..end].EndsWith(number) && behind[..(end - number.Length)].EndsWith("/v")
            ? new VersionText(version.Start + version.Length + end - number.Length - 1, number.Length + 1)
            : null;
    }

    // The repository of the product that leads to the version; empty for the one that holds the file; null where nothing leads there.
    private string? Repository(ReadOnlySpan<char> before, ReadOnlySpan<char> near, ReadOnlySpan<char> behind, out bool isSentence)
    {
        isSentence = false;
        if (Products.Last(before) is { } product && Connects(before[product.End..]))
        {
            return product.Repository;
        }

        // "version 1.2.3 of the product".
        if (isDocument && near.TrimEnd(Marks).EndsWith("version", StringComparison.OrdinalIgnoreCase) && behind.StartsWith("of ") && Products.Last(OwnerOf(behind)) is { } owner)
        {
            return owner.Repository;
        }

        isSentence = isDocument && LeadsToRelease(near);
        return !isSentence ? null
            : Products.Last(OwnerOf(behind)) is { } later ? later.Repository
            : Products.Last(before) is { } earlier && !before[earlier.End..].Contains(". ", StringComparison.Ordinal) ? earlier.Repository
            : "";
    }

    // "## 1.2.3", "### Remaining limitations in 1.2.3".
    private static bool IsHeading(ReadOnlySpan<char> before) =>
        before.Length > 0 && before[0] == '#' && (before.Trim("# [").IsEmpty || ((before.EndsWith(" in ") || before.EndsWith(" for ") || before.EndsWith(" and ")) && Products.Last(before) is null));

    // "release 1.2.3 or higher for the product": what follows in the same sentence.
    private static ReadOnlySpan<char> OwnerOf(ReadOnlySpan<char> behind)
    {
        var sentence = behind.IndexOf(". ") is >= 0 and var end ? behind[..end] : behind;
        return sentence.IndexOfAny(Prepositions) is >= 0 and var at ? sentence[at..] : default;
    }

    // "releases 1.2.2 and 1.2.3" speaks of what there was; the newest release is one alone.
    private static bool IsOneOfSeveral(ReadOnlySpan<char> near)
    {
        var releases = near.LastIndexOf(Releases, StringComparison.OrdinalIgnoreCase);
        return releases >= 0 && Connects(near[(releases + Releases.Length)..]);
    }

    // "release 1.2.3", "releases 1.2.2 and 1.2.3", "The first release using the new way is 1.2.3".
    private static bool LeadsToRelease(ReadOnlySpan<char> near)
    {
        var release = near.LastIndexOf(Release, StringComparison.OrdinalIgnoreCase);
        var between = release < 0 ? default : near[(release + Release.Length)..].TrimStart("s");
        return release >= 0 && (Connects(between) || (!between.ContainsAny(Stops) && between.TrimEnd(Marks).EndsWith(" is", StringComparison.Ordinal)));
    }

    private static bool Connects(ReadOnlySpan<char> between)
    {
        if (between.Length > Reach)
        {
            return false;
        }

        foreach (var range in between.SplitAny(" \t`*_\"'[](:,|"))
        {
            if (!between[range].IsEmpty && !Connectives.Contains(between[range].ToString()) && !VersionExpression.IsVersion(between[range]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsRelease(ReadOnlySpan<char> version)
    {
        var numbers = version.TrimStart('v');

        // Everybody's example is no release.
        return numbers.Count('.') >= 2 && !numbers.StartsWith("1.2.3") && VersionExpression.IsVersion(version) && !IsAddress(numbers);
    }

    // Four numbers and dots alone.
    private static bool IsAddress(ReadOnlySpan<char> numbers) => numbers.Count('.') == 3 && !numbers.ContainsAnyExcept(Numbers);

    private static bool IsOfWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '/' or '.' or '@' or '=' or '{' or '$';

    private static bool Mentions(ReadOnlySpan<char> near)
    {
        foreach (var word in HistoryBefore)
        {
            if (near.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static Predicate<string> Starts(ReadOnlySpan<char> text)
    {
        var copy = text.ToString();
        return word => copy.StartsWith(word, StringComparison.OrdinalIgnoreCase);
    }

    private static Predicate<string> Ends(ReadOnlySpan<char> text)
    {
        var copy = text.TrimEnd("`*_\"([ v").ToString();
        return word => copy.EndsWith(word, StringComparison.OrdinalIgnoreCase);
    }
}

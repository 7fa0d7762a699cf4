using System.Text.RegularExpressions;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.References.Finding.Yaml;

/// <summary>The parts of an image reference that is a scalar's value or the end of one.</summary>
/// <param name="Name">The repository as it is written, white space inside of actions left out.</param>
/// <param name="From">The number of the first character of tag or digest in the value; of the one behind the name where there is neither.</param>
/// <param name="Length">How many characters tag or digest has; 0 for neither.</param>
/// <param name="Beside">The tag that stands beside a digest, or null.</param>
internal sealed partial record ImageText(string Name, int From, int Length, string? Beside = null)
{
    private const string DigestMark = "@";

    // A name has 255 characters at most, a tag 128; templates may need some more.
    private const int MaxLength = 1024;

    /// <summary>Whether the repository is written out, such that it can be one.</summary>
    public bool IsNamed => Name.Contains("{{", StringComparison.Ordinal) || Name.Contains('$', StringComparison.Ordinal) || RepositoryName.TryParse(Name, null, out _);

    /// <summary>Whether nothing but one variable stands for the repository, which may hold a whole reference.</summary>
    public bool IsVariable => VariablePattern().IsMatch(Name);

    /// <summary>Whether the first part of the name is a host.</summary>
    public bool HasHost => HostPattern().IsMatch(Name);

    /// <summary>Returns the references that a piece of a value holds, one for each branch that a template's actions separate.</summary>
    /// <param name="text">The value.</param>
    /// <param name="from">The number of the piece's first character.</param>
    public static IEnumerable<ImageText> In(PlacedText text, int from)
    {
        if (text.Value.Length - from > MaxLength)
        {
            yield break;
        }

        // Colons and slashes inside of actions and variables part nothing.
        var marks = MaskShell(text.Masked);
        var head = (Image: (ImageText?)null, IsOpen: false, HasTail: false);
        foreach (var (start, end) in Branches(marks, from))
        {
            if (head.Image is { } begun && (head.IsOpen || marks[start] is ':' or '@'))
            {
                var tail = head.IsOpen ? start : start + 1;
                head.HasTail = true;
                yield return begun with { From = tail, Length = end - tail };
                continue;
            }

            if (head is { Image: { } lone, HasTail: false })
            {
                yield return lone;
            }

            var isOpen = marks[end - 1] is ':' or '@';
            var image = Whole(text.Value, marks, start, isOpen ? end - 1 : end);
            head = (image.Length > 0 ? null : image, isOpen, false);
            if (image.Length > 0)
            {
                yield return image;
            }
        }

        if (head is { Image: { } last, HasTail: false })
        {
            yield return last;
        }
    }

    private static ImageText Whole(string value, string marks, int start, int end)
    {
        var written = marks.AsSpan(start, end - start);
        var digest = written.IndexOf('@');
        var name = digest < 0 ? written : written[..digest];
        var colon = name.LastIndexOf(':') is var last && last > name.LastIndexOf('/') ? last : -1;
        var repository = Compact(value.Substring(start, colon < 0 ? name.Length : colon));
        return digest >= 0 ? new ImageText(repository, start + digest + DigestMark.Length, end - start - digest - DigestMark.Length, colon < 0 ? null : value[(start + colon + 1)..(start + digest)])
            : colon >= 0 ? new ImageText(repository, start + colon + 1, name.Length - colon - 1)
            : new ImageText(repository, end, 0);
    }

    private static IEnumerable<(int Start, int End)> Branches(string marks, int from)
    {
        for (var start = from; start < marks.Length;)
        {
            var end = marks.IndexOf(TemplateMask.Control, start) is var control and >= 0 ? control : marks.Length;
            var (first, behind) = (start, end);
            while (first < behind && (char.IsWhiteSpace(marks[first]) || marks[first] is '"' or '\''))
            {
                first++;
            }

            while (behind > first && (char.IsWhiteSpace(marks[behind - 1]) || marks[behind - 1] is '"' or '\''))
            {
                behind--;
            }

            if (behind > first)
            {
                yield return (first, behind);
            }

            start = end + 1;
        }
    }

    private static string Compact(string name) => name.Contains("{{", StringComparison.Ordinal) ? SpacePattern().Replace(name, "").Replace("{{$.", "{{.", StringComparison.Ordinal) : name;

    private static string MaskShell(string text) =>
        text.Contains('$', StringComparison.Ordinal) ? ShellPattern().Replace(text, match => new string(TemplateMask.Value, match.Length)) : text;

    [GeneratedRegex(@"\$\{[^{}]*\}|\$\([^()]*\)|\$\w+", RegexOptions.CultureInvariant)]
    private static partial Regex ShellPattern();

    [GeneratedRegex(@"(?<=\{\{)-?\s+|\s+-?(?=\}\})", RegexOptions.CultureInvariant)]
    private static partial Regex SpacePattern();

    [GeneratedRegex(@"^(?:\$?\{\{((?!\}\}).)*\}\}|\$\{[^{}]*\}|\$\([^()]*\)|\$\w+)$", RegexOptions.CultureInvariant)]
    private static partial Regex VariablePattern();

    [GeneratedRegex(@"^(?:[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?|localhost(?::\d+)?)/", RegexOptions.CultureInvariant)]
    private static partial Regex HostPattern();
}

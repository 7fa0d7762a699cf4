using System.Text.RegularExpressions;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Updates;

/// <summary>Finds where a reference repeats its version: in the name of the file that an address downloads, and in the comment beside a commit.</summary>
internal static partial class Companions
{
    /// <summary>Returns the edits of the repetitions.</summary>
    /// <param name="text">The file.</param>
    /// <param name="edit">The edit of the version itself.</param>
    /// <param name="wanted">The version that it is to name.</param>
    public static IEnumerable<ReferenceEdit> Of(SourceText text, ReferenceEdit edit, ReleaseVersion wanted)
    {
        var start = edit.Place.Start + edit.Place.Length;
        var repetitions = edit.Form switch
        {
            ReferenceForm.DownloadUrl when TagStyleFormat.VersionOf(edit.Old) is { } old => Repetitions(text.Text, start, old),
            ReferenceForm.Action => Comment().Match(text.Text, start) is { Success: true } comment ? [(comment.Groups["version"].Index, comment.Groups["version"].Length)] : [],
            _ => Array.Empty<(int Start, int Length)>(),
        };
        return repetitions.Select(piece => edit with
        {
            Place = text.Place(piece.Start, piece.Length),
            Old = text.Text.Substring(piece.Start, piece.Length),
            New = wanted.ToString(),
            Reason = $"repeats the version at column {edit.Place.Column}",
        });
    }

    // A later part of the address, such as kubeflex_0.9.3_linux_amd64.tar.gz; 0.9.3 is neither in 10.9.3 nor in 0.9.31, 0.9.3.1 or 0.9.3-rc.1.
    private static IEnumerable<(int Start, int Length)> Repetitions(string text, int start, ReleaseVersion old)
    {
        var version = new Regex($@"(?<![0-9.]){Regex.Escape(old.ToString())}(?![0-9]|\.[0-9]|-?(rc|alpha|beta|pre|dev))", RegexOptions.CultureInvariant);
        return version.Matches(AddressRest().Match(text, start).Value).Select(match => (start + match.Index, match.Length));
    }

    [GeneratedRegex(@"\G[^\s""'`<>()\[\]{}|;,]*", RegexOptions.CultureInvariant)]
    private static partial Regex AddressRest();

    [GeneratedRegex(@"\G[""']?[ \t]*#[ \t]*v?(?<version>[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?)", RegexOptions.CultureInvariant)]
    private static partial Regex Comment();
}

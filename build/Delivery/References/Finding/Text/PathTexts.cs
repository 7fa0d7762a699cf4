using System.Buffers;

namespace KubeStellar.Delivery.References.Finding.Text;

/// <summary>Finds paths that may be those of a manifest or a chart in the same repository.</summary>
internal sealed class PathTexts : ITextRule
{
    private const int MaxPath = 256;

    private static readonly SearchValues<char> PathCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-/");

    /// <inheritdoc/>
    public void Find(TextArea area, FileFindings findings)
    {
        foreach (var at in area.PlacesOf(".yaml").Concat(area.PlacesOf(".yml")))
        {
            var end = area.Text[at + 2] == 'a' ? at + ".yaml".Length : at + ".yml".Length;
            if (end == area.End || !PathCharacters.Contains(area.Text[end]) || area.Text[end] is '.')
            {
                Add(area, StartOfPath(area, at), end, findings);
            }
        }

        // Charts are named by their folders.
        foreach (var at in area.PlacesOf("chart"))
        {
            var end = EndOfPath(area, at);
            var start = StartOfPath(area, at);
            if (!area.Text.AsSpan(at, end - at).Contains('.') && IsFolder(area, start, end))
            {
                Add(area, start, end, findings);
            }
        }
    }

    /// <summary>Adds the path that starts at a place, as behind the revision of an address.</summary>
    /// <param name="area">What is searched.</param>
    /// <param name="at">The number of the slash in front of it.</param>
    /// <param name="findings">Gets the path.</param>
    public static void FindAt(TextArea area, int at, FileFindings findings)
    {
        if (at < area.End && area.Text[at] == '/')
        {
            Add(area, at, EndOfPath(area, at), findings);
        }
    }

    // The word alone is one of prose, except where helm is told it.
    private static bool IsFolder(TextArea area, int start, int end) =>
        area.Text.AsSpan(start, end - start).Contains('/') || area.Text.AsSpan(area.LineAt(start).Start, start - area.LineAt(start).Start).Contains("helm ", StringComparison.Ordinal);

    // Leading dots and the slash behind a variable are no part of it.
    private static void Add(TextArea area, int start, int end, FileFindings findings)
    {
        var path = area.Text.AsSpan(start, end - start).TrimEnd("./");
        var trimmed = path.TrimStart("./");
        if (!trimmed.IsEmpty)
        {
            findings.Add(new PathMention(start + path.Length - trimmed.Length, trimmed.ToString()));
        }
    }

    private static int StartOfPath(TextArea area, int at)
    {
        var floor = Math.Max(area.Start, at - MaxPath);
        return floor + area.Text.AsSpan(floor, at - floor).LastIndexOfAnyExcept(PathCharacters) + 1;
    }

    private static int EndOfPath(TextArea area, int at)
    {
        var span = area.Text.AsSpan(at, Math.Min(area.End - at, MaxPath));
        return at + (span.IndexOfAnyExcept(PathCharacters) is >= 0 and var length ? length : span.Length);
    }
}

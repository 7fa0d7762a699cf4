using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Graphs;

/// <summary>A dependency of one node on another, with every place that proves it.</summary>
/// <param name="From">The identity of the node that depends.</param>
/// <param name="To">The identity of the node that is depended on.</param>
/// <param name="Kind">When it is needed.</param>
/// <param name="References">The places, at least one, by repository, file and line.</param>
public sealed record GraphEdge(string From, string To, GraphEdgeKind Kind, IReadOnlyList<GraphReference> References)
{
    /// <summary>The different versions that are named, releases first and ascending; those of historical references only where no other names one.</summary>
    public IReadOnlyList<string> Versions { get; } = VersionsOf(References);

    /// <summary>Whether a check found something wrong with one of the references.</summary>
    public bool IsBroken => References.Any(reference => reference.Problems.Count > 0);

    /// <summary>The versions in few characters: all, or of several the first, the last and how many there are; empty where none is named.</summary>
    public string Label => Versions switch
    {
        [] => "",
        [var only] => Shorten(only),
        [var first, var second] => $"{Shorten(first)}, {Shorten(second)}",
        [var first, .., var last] => $"{Shorten(first)} – {Shorten(last)} ({Versions.Count})",
    };

    private static string[] VersionsOf(IReadOnlyList<GraphReference> references)
    {
        var named = references.Where(reference => reference.Version is not null || reference.Kind is ReferenceKind.Placeholder);
        var current = named.Where(reference => reference.Kind is not ReferenceKind.Historical).ToList();
        return
        [
            .. (current.Count > 0 ? current : named)
                .Select(reference => reference.Kind is ReferenceKind.Placeholder ? "placeholder" : reference.Version!)
                .Distinct(StringComparer.Ordinal)
                .Select(version => (Version: version, Release: TagStyleFormat.VersionOf(version)))
                .OrderBy(version => version.Release is null)
                .ThenBy(version => version.Release)
                .ThenBy(version => version.Version, StringComparer.Ordinal)
                .Select(version => version.Version),
        ];
    }

    // Commits, digests and pseudo-versions tell people nothing beyond their first characters.
    private static string Shorten(string version)
    {
        const int Most = 18;
        return version.Length <= Most ? version
            : version.All(char.IsAsciiHexDigit) ? version[..8]
            : string.Concat(version.AsSpan(0, Most - 1), "…");
    }
}

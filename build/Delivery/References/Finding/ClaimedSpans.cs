namespace KubeStellar.Delivery.References.Finding;

/// <summary>Pieces of a text of which no two overlap.</summary>
internal sealed class ClaimedSpans
{
    private readonly SortedSet<(int Start, int End)> _spans = [];

    /// <summary>Adds a version's place unless it overlaps with an earlier one; what has no characters overlaps with what starts at the same one.</summary>
    /// <param name="version">The version.</param>
    /// <returns>Whether it was added.</returns>
    public bool TryAdd(VersionText version)
    {
        var (start, end) = (version.Start, version.Start + Math.Max(version.Length, 1));

        // Earlier ones do not overlap, so that of those which start in front of the end the last one reaches furthest.
        if (_spans.Count > 0 && _spans.GetViewBetween((int.MinValue, int.MinValue), (end - 1, int.MaxValue)).Max.End > start)
        {
            return false;
        }

        return _spans.Add((start, end));
    }
}

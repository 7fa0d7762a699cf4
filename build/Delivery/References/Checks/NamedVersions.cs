using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>Places that ought to name one version.</summary>
/// <param name="Sites">The places.</param>
internal sealed record NamedVersions(IReadOnlyList<ReferenceSite> Sites)
{
    private const int PlacesNamed = 4;

    /// <summary>Whether they name several; with and without <c>v</c> is the same.</summary>
    public bool Differ => Sites.Select(Identity).Distinct(StringComparer.Ordinal).Skip(1).Any();

    /// <summary>The newest release that they name, or null where they name none.</summary>
    public ReleaseVersion? Newest => Sites.Select(ReleaseOf).OfType<ReleaseVersion>().Max(NaturalReleaseOrder.Instance);

    /// <summary>The places that do not name the newest release; where none is named, those that do not name what most do.</summary>
    public IReadOnlyList<ReferenceSite> Odd
    {
        get
        {
            var right = Newest?.ToString() ?? Groups.First().Key;
            return [.. Sites.Where(site => Identity(site) != right)];
        }
    }

    /// <summary>Returns how many places name a release.</summary>
    public int CountOf(ReleaseVersion release) => Sites.Count(site => ReleaseOf(site) == release);

    /// <summary>Returns each version with its places, the most frequent first.</summary>
    public override string ToString() => string.Join("; ", Groups.Select(group => $"{group.Key} in {ShortList.Of(group.Select(site => site.Line).Distinct(), PlacesNamed)}"));

    private IEnumerable<IGrouping<string, ReferenceSite>> Groups => Sites.GroupBy(Identity, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal);

    private static string Identity(ReferenceSite site) => ReleaseOf(site)?.ToString() ?? site.Reference.Version!;

    // Go's names for commits look like pre-releases.
    private static ReleaseVersion? ReleaseOf(ReferenceSite site) => PseudoVersion.CommitOf(site.Reference.Version!) is null ? site.Reference.Release : null;
}

using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>
/// The rule <c>references.latest</c>, which never refuses: tells for every exact reference whether its artifact has newer releases, and how many.
/// Pre-releases count for who names one.
/// </summary>
/// <param name="published">Knows what exists.</param>
public sealed class LatestCheck(IPublishedVersions published) : IReferenceCheck
{
    /// <inheritdoc/>
    public string Id => "references.latest";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ReferenceVerdict>> EvaluateAsync(CheckedRepository repository, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(repository);
        var verdicts = new SiteVerdicts(Id, repository, "the newest releases");
        var groups = repository.Sites.Where(IsCompared).GroupBy(site => (site.Artifact, Release: site.Reference.Release!)).ToList();
        var found = await Task.WhenAll(groups.Select(async group => Behind(verdicts, repository, [.. group], group.Key.Release, await published.ReleasesOfAsync(group.Key.Artifact, cancellation))));
        return [.. found.OfType<ReferenceVerdict>()];
    }

    private static bool IsCompared(ReferenceSite site) => site.Reference is { Kind: ReferenceKind.Exact, Release: not null, Version: { } version } && PseudoVersion.CommitOf(version) is null;

    private static ReferenceVerdict? Behind(SiteVerdicts verdicts, CheckedRepository repository, IReadOnlyList<ReferenceSite> sites, ReleaseVersion named, IReadOnlyList<ReleaseVersion> releases)
    {
        var newer = releases.Where(release => NaturalReleaseOrder.Instance.Compare(release, named) > 0 && (named.IsPrerelease || !release.IsPrerelease)).ToList();
        var others = sites.Count > 1 ? $"; also named in {ShortList.Of(sites.Skip(1).Select(site => site.Line).Distinct())}" : "";
        return newer.Count == 0 ? null : verdicts.Information(
            sites, $"{sites[0].Artifact} {newer[0]}, the newest", $"{named}, {newer.Count} {(newer.Count == 1 ? "release" : "releases")} behind{others}", Mend.Update(repository, sites[0].Artifact, newer[0]));
    }
}

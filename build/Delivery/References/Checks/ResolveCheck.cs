using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>
/// The rule <c>references.resolve</c>: every version that is named exactly, as a lower bound or as the repository's own, exists. The repository's own are left
/// out while a release of it is being made, and so is what <c>references.tag-style</c> finds; what nobody can tell is named once for each reason.
/// </summary>
/// <param name="published">Knows what exists.</param>
public sealed class ResolveCheck(IPublishedVersions published) : IReferenceCheck
{
    private const string Expected = "versions that exist";
    private const string Untold = "the version cannot be told";
    private const string Unnamed = "the name holds variables that nothing in the repository gives a value";

    /// <inheritdoc/>
    public string Id => Releases.Checks.CommitReferences.ResolveId;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ReferenceVerdict>> EvaluateAsync(CheckedRepository repository, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(repository);
        var verdicts = new SiteVerdicts(Id, repository, Expected);
        var asked = repository.Sites.Where(site => IsAsked(repository, site)).ToList();
        var named = asked.Where(site => site.Version is not null && !site.Artifact.HasVariables).GroupBy(site => (site.Artifact, Version: site.Version!));
        var answers = await Task.WhenAll(named.Select(async group => (Sites: group.ToList(), group.Key.Artifact, Answer: await published.FindAsync(group.Key.Artifact, group.Key.Version, cancellation))));
        var absent = await Task.WhenAll(answers.Where(answer => answer.Answer is PublishedAnswer.Absent)
            .Select(answer => BrokenAsync(verdicts, repository, answer.Sites, ((PublishedAnswer.Absent)answer.Answer).Evidence, cancellation)));
        var unknown = answers.Where(answer => answer.Answer is PublishedAnswer.Unknown).Select(answer => (((PublishedAnswer.Unknown)answer.Answer).Reason, answer.Sites))
            .Append((Reason: Unnamed, Sites: [.. asked.Where(site => site.Artifact.HasVariables)]))
            .Append((Reason: Untold, Sites: [.. asked.Where(site => site.Version is null && !site.Artifact.HasVariables)]))
            .GroupBy(answer => answer.Reason, answer => answer.Sites, StringComparer.Ordinal)
            .Select(group => (Reason: group.Key, Sites: group.SelectMany(sites => sites).ToList())).Where(group => group.Sites.Count > 0);
        return verdicts.Complete([.. absent, .. unknown.Select(group => verdicts.NotCheckable(group.Sites, group.Reason))], asked.Count);
    }

    internal static bool IsAsked(CheckedRepository repository, ReferenceSite site) => site.Reference.Kind switch
    {
        ReferenceKind.Exact or ReferenceKind.LowerBound => !TagStyleCheck.IsWrong(site),
        ReferenceKind.Self => repository.BeingReleased is null && site.Version is not null && !TagStyleCheck.IsWrong(site),
        _ => false,
    };

    private async Task<ReferenceVerdict> BrokenAsync(SiteVerdicts verdicts, CheckedRepository repository, List<ReferenceSite> sites, string evidence, CancellationToken cancellation)
    {
        var artifact = sites[0].Artifact;
        var newest = Newest(await published.ReleasesOfAsync(artifact, cancellation));
        return verdicts.Failed(
            sites, $"{artifact} {sites[0].Version}, which exists",
            evidence + (sites.Count > 1 ? $"; also named in {ShortList.Of(sites.Skip(1).Select(site => site.Line).Distinct())}" : ""),
            newest is null ? "name a version that exists" : Mend.Update(repository, artifact, newest));
    }

    private static ReleaseVersion? Newest(IReadOnlyList<ReleaseVersion> releases) => releases.FirstOrDefault(release => !release.IsPrerelease) ?? (releases.Count > 0 ? releases[0] : null);
}

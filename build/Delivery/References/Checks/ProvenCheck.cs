namespace KubeStellar.Delivery.References.Checks;

/// <summary>
/// The rule <c>references.proven</c>: of every version of the same owner's and the checked repositories that <c>references.resolve</c> asks for, somebody could tell
/// whether it exists. What nobody answered for is no proof that main works, while others' artifacts may lie where no one can be asked.
/// </summary>
/// <param name="published">Knows what exists.</param>
public sealed class ProvenCheck(IPublishedVersions published) : IReferenceCheck
{
    /// <inheritdoc/>
    public string Id => "references.proven";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ReferenceVerdict>> EvaluateAsync(CheckedRepository repository, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(repository);
        var verdicts = new SiteVerdicts(Id, repository, "versions of which somebody can tell that they exist");
        var owner = repository.Name[..(repository.Name.IndexOf('/', StringComparison.Ordinal) + 1)];
        var sites = repository.Sites.Where(site => ResolveCheck.IsAsked(repository, site) && site.Version is not null && site.Artifact.Repository is { } source && (repository.Workspace.Contains(source) || (owner.Length > 0 && source.StartsWith(owner, StringComparison.Ordinal)))).ToList();
        var open = await Task.WhenAll(sites.GroupBy(site => (site.Artifact, Version: site.Version!)).Select(async group =>
            await published.FindAsync(group.Key.Artifact, group.Key.Version, cancellation) is PublishedAnswer.Unknown unknown ? Unproven(verdicts, [.. group], unknown.Reason) : null));
        return verdicts.Complete([.. open.OfType<ReferenceVerdict>()], sites.Count);
    }

    private static ReferenceVerdict Unproven(SiteVerdicts verdicts, IReadOnlyList<ReferenceSite> sites, string reason) => verdicts.Failed(
        sites, $"{sites[0].Artifact} {sites[0].Version}, which exists", $"nobody who can tell: {reason}",
        $"run where its registry or https://github.com/{sites[0].Artifact.Repository} can be reached, or with a checkout of {sites[0].Artifact.Repository} beside this one");
}

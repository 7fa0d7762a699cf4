namespace KubeStellar.Delivery.References.Checks;

/// <summary>Finds out whether the repositories of a workspace are a working system as they are: all that they name exists, and nothing is moved half.</summary>
/// <param name="published">Knows what exists.</param>
public sealed class VerifyMain(IPublishedVersions published)
{
    /// <summary>Returns what was found; changes nothing.</summary>
    /// <param name="repositories">The repositories.</param>
    /// <param name="cancellation">Stops waiting for answers.</param>
    public async Task<MainReport> RunAsync(IReadOnlyList<CheckedRepository> repositories, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(repositories);
        var verdicts = await ReferenceChecks.OfMain(published).EvaluateAsync(repositories, cancellation);
        var named = repositories.SelectMany(repository => repository.Sites.Where(site => ResolveCheck.IsAsked(repository, site) && site.Version is not null).Select(site => (repository.Name, Site: site)))
            .GroupBy(named => (named.Site.Artifact, Version: named.Site.Version!))
            .OrderBy(group => group.Key.Artifact.Kind).ThenBy(group => group.Key.Artifact.Name, StringComparer.Ordinal).ThenBy(group => group.Key.Version, StringComparer.Ordinal);
        var artifacts = await Task.WhenAll(named.Select(async group => new NamedArtifact(
            group.Key.Artifact, group.Key.Version, await published.FindAsync(group.Key.Artifact, group.Key.Version, cancellation), [.. group.Select(name => name.Name).Distinct()])));
        return new MainReport(verdicts, artifacts);
    }
}

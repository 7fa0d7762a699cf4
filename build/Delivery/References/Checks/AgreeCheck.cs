using KubeStellar.Delivery.References.Rules;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>
/// The rule <c>references.agree</c>: all exact references of a repository to one artifact name one release, digest or commit; those that a rule lets differ are
/// left out, and so is a digest beside the tag that it belongs to. The group is one verdict, with the places of each version; all of them are to name the newest.
/// </summary>
public sealed class AgreeCheck : IReferenceCheck
{
    /// <inheritdoc/>
    public string Id => "references.agree";

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReferenceVerdict>> EvaluateAsync(CheckedRepository repository, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(repository);
        var verdicts = new SiteVerdicts(Id, repository, "one version of each artifact");
        var compared = repository.Sites.Where(IsCompared).ToList();
        var tagged = compared.Where(site => !IsDigest(site)).Select(site => (site.Artifact, site.Line)).ToHashSet();
        var sites = compared.Where(site => !IsDigest(site) || !tagged.Contains((site.Artifact, site.Line))).ToList();
        var groups = sites.GroupBy(site => site.Artifact).Select(group => new NamedVersions([.. group])).Where(group => group.Differ);
        return Task.FromResult(verdicts.Complete([.. groups.Select(group => Half(verdicts, repository, group))], sites.Count));
    }

    private static bool IsCompared(ReferenceSite site) => site.Reference is { Kind: ReferenceKind.Exact, Version: not null, Artifact.HasVariables: false } && site.Reference.Rule?.Meaning != RuleMeaning.MayDiffer;

    private static bool IsDigest(ReferenceSite site) => site.Reference.Version!.Contains(':', StringComparison.Ordinal);

    private static ReferenceVerdict Half(SiteVerdicts verdicts, CheckedRepository repository, NamedVersions group)
    {
        var newest = group.Newest;
        var odd = group.Odd;
        return verdicts.Failed(
            [.. odd, .. group.Sites.Except(odd)], $"{odd[0].Artifact} in one version{(newest is null ? "" : $", {newest}, which {group.CountOf(newest)} of {group.Sites.Count} places name")}", $"{group}",
            (newest is null ? "name one version" : Mend.Update(repository, odd[0].Artifact, newest)) + $"; where the difference is meant, {Mend.Declare(odd[0].Place.File, RuleMeaning.MayDiffer)}");
    }
}

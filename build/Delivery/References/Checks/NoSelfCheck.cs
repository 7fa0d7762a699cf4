using KubeStellar.Delivery.References.Rules;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>
/// The rule <c>references.no-self</c>: a repository names its own releases only where a rule declares it or a release fills the version in, and then the release
/// that is being made, or else the latest one that the commit is built on. Placeholders, and expressions whose value nobody can tell, name no release.
/// </summary>
public sealed class NoSelfCheck : IReferenceCheck
{
    /// <inheritdoc/>
    public string Id => Releases.Checks.CommitReferences.NoSelfId;

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReferenceVerdict>> EvaluateAsync(CheckedRepository repository, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return Task.FromResult(Evaluate(repository));
    }

    private IReadOnlyList<ReferenceVerdict> Evaluate(CheckedRepository repository)
    {
        var verdicts = new SiteVerdicts(Id, repository, "no reference of a repository to its own releases but declared ones");
        var sites = repository.Sites.Where(site => site.Reference is { Kind: ReferenceKind.Self, Version: not null }).DistinctBy(site => (site.Line, site.Reference.Version)).ToList();
        var filled = new FilledFiles(repository);
        var declared = sites.ToLookup(site => site.Reference.Rule?.Meaning == RuleMeaning.Self || filled.HoldVersionOf(site));
        IReadOnlyList<ReleaseVersion> right = repository.BeingReleased is { } version ? [version] : repository.Latest;
        IEnumerable<ReferenceVerdict> wrong = right.Count > 0
            ? declared[true].Where(site => site.Reference.Release is not { } named || !right.Contains(named)).Select(site => Wrong(verdicts, repository, site, right))
            : declared[true].Any() ? [verdicts.NotCheckable([.. declared[true]], "the commit is built on no release that a tag names (git fetch --tags)")] : [];
        return verdicts.Complete([.. declared[false].Select(site => Undeclared(verdicts, site)), .. wrong], sites.Count);
    }

    private static ReferenceVerdict Undeclared(SiteVerdicts verdicts, ReferenceSite site) => verdicts.Failed(
        site, "no version of the repository's own", $"{site.Artifact} {site.Reference.Version}",
        $"write what the release fills in, or {Mend.Declare(site.Place.File, RuleMeaning.Self)}");

    private static ReferenceVerdict Wrong(SiteVerdicts verdicts, CheckedRepository repository, ReferenceSite site, IReadOnlyList<ReleaseVersion> right) => verdicts.Failed(
        site, $"{string.Join(" or ", right)}, {(repository.BeingReleased is null ? "the latest release" : "the release that is being made")}",
        site.Reference.Version!, Mend.Release(repository, right[0]));
}

using KubeStellar.Delivery.References.Rules;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>The rule <c>references.no-moving</c>: nothing is named by a tag that moves or by none, unless a rule lets it move or a release fills it in; branches of sources are <c>references.no-branch-or-fork</c>'s. All places of one artifact at one tag are one verdict.</summary>
public sealed class NoMovingCheck : IReferenceCheck
{
    /// <inheritdoc/>
    public string Id => "references.no-moving";

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReferenceVerdict>> EvaluateAsync(CheckedRepository repository, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(repository);
        var verdicts = new SiteVerdicts(Id, repository, "versions that do not move");
        var filled = new FilledFiles(repository);
        var sites = repository.Sites.Where(site => site.Reference.Kind == ReferenceKind.Moving && !IsBranch(site)).ToList();
        var wrong = sites.Where(site => site.Reference.Rule?.Meaning != RuleMeaning.MayMove && !filled.HoldVersionOf(site)).GroupBy(site => (site.Artifact, NameOf(site)));
        return Task.FromResult(verdicts.Complete([.. wrong.Select(group => Moving(verdicts, [.. group]))], sites.Count));
    }

    /// <summary>Whether a place names a branch: of sources, all that does not begin as a version's tag does.</summary>
    /// <param name="site">A place that names what moves.</param>
    internal static bool IsBranch(ReferenceSite site)
    {
        var named = NameOf(site);
        return site.Artifact.Kind == ArtifactKind.Source && !(named.Length > 1 && named[0] == 'v' && char.IsAsciiDigit(named[1]));
    }

    /// <summary>Returns what a place names: a tag, a branch, or nothing.</summary>
    /// <param name="site">A place that names what moves.</param>
    internal static string NameOf(ReferenceSite site) => site.Reference.Version ?? site.Reference.Written;

    private static ReferenceVerdict Moving(SiteVerdicts verdicts, IReadOnlyList<ReferenceSite> sites) => verdicts.Failed(
        sites, $"a version of {sites[0].Artifact}", (NameOf(sites[0]) is { Length: > 0 } name ? $"{name}, which moves" : "none") + SiteVerdicts.AlsoIn(sites),
        $"name a version, or {Mend.Declare(sites, RuleMeaning.MayMove)}");
}

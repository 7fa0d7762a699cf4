using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>The rule <c>references.tag-style</c>: every version, lower bound and own version that names a release has the <c>v</c> that the artifact's tags have, and no other.</summary>
public sealed class TagStyleCheck : IReferenceCheck
{
    /// <inheritdoc/>
    public string Id => "references.tag-style";

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReferenceVerdict>> EvaluateAsync(CheckedRepository repository, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(repository);
        var verdicts = new SiteVerdicts(Id, repository, "tags as the artifacts have them");
        var sites = repository.Sites.Where(site => IsNamed(site) && RightTag(site) is not null).ToList();
        var right = sites.Where(site => !IsWrong(site)).Select(site => site.Place).ToHashSet();
        return Task.FromResult(verdicts.Complete([.. sites.Where(IsWrong).Select(site => right.Contains(site.Place) && site.Uses.Count > 0 ? WrongUse(verdicts, site) : Wrong(verdicts, repository, site))], sites.Count));
    }

    /// <summary>Whether a place names a release by a tag that the artifact never has.</summary>
    /// <param name="site">The place.</param>
    internal static bool IsWrong(ReferenceSite site) => RightTag(site) is { } tag && tag != site.Version;

    private static bool IsNamed(ReferenceSite site) => site.Reference.Kind is ReferenceKind.Exact or ReferenceKind.LowerBound or ReferenceKind.Self;

    private static string? RightTag(ReferenceSite site) => site.Reference is { Style: { } style, Release: { } release } ? style.Format(release) : null;

    private static ReferenceVerdict Wrong(SiteVerdicts verdicts, CheckedRepository repository, ReferenceSite site) => verdicts.Failed(
        site, $"{site.Artifact} {RightTag(site)}", site.Version!, Mend.Update(repository, site.Artifact, site.Reference.Release!));

    // The literal is right for others who use it.
    private static ReferenceVerdict WrongUse(SiteVerdicts verdicts, ReferenceSite site) => verdicts.Failed(
        [.. site.Uses.Select(use => site with { Place = use, Uses = [] })], $"{site.Artifact} {RightTag(site)}", $"{site.Version}, of {site.Line}", $"let the expression there make {RightTag(site)}");
}

using KubeStellar.Delivery.References.Rules;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>
/// The rule <c>references.no-branch-or-fork</c>: no sources are fetched from a branch, unless a rule lets it move, and nothing comes from a repository that has the
/// name of a known or checked one and another owner. A page that shows sources to people may lie anywhere; that it shows a branch is mentioned.
/// All places of one repository at one branch are one verdict.
/// </summary>
public sealed class NoBranchOrForkCheck : IReferenceCheck
{
    /// <inheritdoc/>
    public string Id => "references.no-branch-or-fork";

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReferenceVerdict>> EvaluateAsync(CheckedRepository repository, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(repository);
        var verdicts = new SiteVerdicts(Id, repository, "sources at tags of the repositories that release them");
        var family = repository.Scanned.Family.Names.Concat(repository.Workspace).ToHashSet(StringComparer.Ordinal);
        var branches = repository.Sites.Where(site => site.Reference.Kind == ReferenceKind.Moving && NoMovingCheck.IsBranch(site) && site.Reference.Rule?.Meaning != RuleMeaning.MayMove).ToLookup(IsPage);
        var forks = repository.Sites.Where(site => !IsPage(site) && OriginalOf(site.Artifact.Repository, family) is not null).ToHashSet();
        return Task.FromResult(verdicts.Complete(
            [
                .. branches[false].Where(site => !forks.Contains(site)).GroupBy(site => (site.Artifact, NoMovingCheck.NameOf(site))).Select(group => Branch(verdicts, [.. group])),
                .. forks.Select(site => verdicts.Failed(site, $"{OriginalOf(site.Artifact.Repository, family)}", $"{site.Artifact.Repository}, a fork", "name a release of the repository itself")),
                .. branches[true].GroupBy(site => site.Artifact).Select(group => Pages(verdicts, [.. group])),
            ],
            repository.Sites.Count(site => site.Artifact.Repository is not null)));
    }

    private static bool IsPage(ReferenceSite site) => site.Reference.Form == ReferenceForm.PageUrl;

    private static ReferenceVerdict Branch(SiteVerdicts verdicts, IReadOnlyList<ReferenceSite> sites) => verdicts.Failed(
        sites, $"{sites[0].Artifact} at a tag", (NoMovingCheck.NameOf(sites[0]) is { Length: > 0 } name ? $"branch {name}" : "no tag") + SiteVerdicts.AlsoIn(sites),
        $"name a tag, or {Mend.Declare(sites, RuleMeaning.MayMove)}");

    private static ReferenceVerdict Pages(SiteVerdicts verdicts, IReadOnlyList<ReferenceSite> sites) => verdicts.Information(
        sites, $"{sites[0].Artifact} at a tag", $"{sites.Count} × a page of branch {ShortList.Of(sites.Select(NoMovingCheck.NameOf).Distinct())}{SiteVerdicts.AlsoIn(sites)}", "name a tag where the page must not change");

    private static string? OriginalOf(string? repository, HashSet<string> family) =>
        repository is null || family.Contains(repository) ? null : family.FirstOrDefault(known => known.Split('/') is [_, var name] && repository.EndsWith("/" + name, StringComparison.Ordinal));
}

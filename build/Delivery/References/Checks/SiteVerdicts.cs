using KubeStellar.Delivery.Releases;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>Makes verdicts of one check on one repository.</summary>
/// <param name="id">The check's name.</param>
/// <param name="repository">The repository.</param>
/// <param name="expected">What would be right at every place.</param>
internal sealed class SiteVerdicts(string id, CheckedRepository repository, string expected)
{
    /// <summary>A violation at one place.</summary>
    public ReferenceVerdict Failed(ReferenceSite site, string wanted, string actual, string fix) => Failed([site], wanted, actual, fix);

    /// <summary>A violation at several places, the first of which names it.</summary>
    public ReferenceVerdict Failed(IReadOnlyList<ReferenceSite> sites, string wanted, string actual, string fix) =>
        new(repository.Name, CheckResult.Failed(id, repository.SubjectOf(sites[0]), wanted, actual, fix), sites);

    /// <summary>Returns where else what was found stands, for the end of a sentence; empty for one place.</summary>
    /// <param name="sites">The places, the first of which the verdict is named by.</param>
    public static string AlsoIn(IReadOnlyList<ReferenceSite> sites) => sites.Count == 1 ? "" : $"; also in {ShortList.Of(sites.Skip(1).Select(site => site.Line).Distinct(StringComparer.Ordinal))}";

    /// <summary>Something to know about places, the first of which names it.</summary>
    public ReferenceVerdict Information(IReadOnlyList<ReferenceSite> sites, string wanted, string actual, string fix) =>
        new(repository.Name, CheckResult.Information(id, repository.SubjectOf(sites[0]), wanted, actual, fix), sites);

    /// <summary>What nobody could tell of several places, for one reason.</summary>
    public ReferenceVerdict NotCheckable(IReadOnlyList<ReferenceSite> sites, string reason) =>
        new(repository.Name, CheckResult.NotCheckable(id, repository.Name, expected, $"{reason}: {ShortList.Of(sites.Select(Describe).Distinct())}"), sites);

    /// <summary>Returns the verdicts, or where none of them refuses, these and one that sums up what is right.</summary>
    /// <param name="verdicts">What was found.</param>
    /// <param name="looked">How many places were looked at.</param>
    public IReadOnlyList<ReferenceVerdict> Complete(IReadOnlyList<ReferenceVerdict> verdicts, int looked) => looked == 0 || verdicts.Any(verdict => verdict.Check.Refuses) ? verdicts :
        [.. verdicts, new ReferenceVerdict(repository.Name, new CheckResult(id, true, repository.Name, expected, $"{looked} references looked at", ""), [])];

    private static string Describe(ReferenceSite site) => $"{site.Artifact} {site.Version ?? site.Reference.Written}";
}

using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.References.Rules;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>What is wrong in the releases of a repository, told by their tagged commits alone.</summary>
/// <param name="Repository">Owner and name of the repository.</param>
/// <param name="Releases">The releases that were looked at, in the order of their versions.</param>
/// <param name="Findings">What was found, by release.</param>
public sealed record HistoryVerdicts(string Repository, IReadOnlyList<ReleaseVersion> Releases, IReadOnlyList<HistoryFinding> Findings)
{
    private const string Id = "references.history";

    /// <summary>The findings as reports list them; none of them refuses anything, because nobody can mend a release.</summary>
    public IReadOnlyList<CheckResult> Checks => [.. Findings.Select(Describe)];

    /// <summary>Judges ledgers one after the other, so that no two need be kept; those of tags that name no version are passed over.</summary>
    /// <param name="repository">Owner and name of the repository.</param>
    /// <param name="ledgers">The ledgers of the version tags.</param>
    /// <param name="family">The repositories that it is delivered with.</param>
    public static HistoryVerdicts Of(string repository, IEnumerable<ReferenceLedger> ledgers, KnownRepositories family)
    {
        ArgumentNullException.ThrowIfNull(ledgers);
        var (releases, findings) = (new List<ReleaseVersion>(), new List<HistoryFinding>());
        foreach (var ledger in ledgers)
        {
            if (ReleaseVersion.TryParseGitTag(ledger.Revision ?? "", out var release))
            {
                releases.Add(release);
                findings.AddRange(FindingsOf(release, ledger, family));
            }
        }

        return new HistoryVerdicts(repository, releases, findings);
    }

    private static IEnumerable<HistoryFinding> FindingsOf(ReleaseVersion release, ReferenceLedger ledger, KnownRepositories family)
    {
        var sites = ReferenceSites.Of(ledger);
        var others = sites.Where(site => site.Reference is { Kind: ReferenceKind.Self, Release: { } named } && named != release).DistinctBy(site => (site.Line, site.Reference.Release))
            .ToLookup(site => site.Reference.Rule?.Meaning == RuleMeaning.Self ? HistoryFindingKind.WrongSelf : HistoryFindingKind.UndeclaredSelf);
        return others.Select(group => new HistoryFinding(release, group.Key, ledger.Repository, [.. group], NamedIn(group)))
            .Concat(sites.Where(site => IsOfFamily(site, ledger.Repository, family)).DistinctBy(site => (site.Line, site.Artifact, site.Reference.Release)).GroupBy(site => site.Artifact.Repository!, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Where(group => new NamedVersions([.. group]).Differ)
                .Select(group => new HistoryFinding(release, HistoryFindingKind.SeveralVersions, group.Key, [.. group], NamedIn(group))));
    }

    private static IReadOnlyList<string> NamedIn(IEnumerable<ReferenceSite> sites) =>
        [.. sites.Select(site => $"{site.Reference.Release}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static bool IsOfFamily(ReferenceSite site, string own, KnownRepositories family) =>
        site.Reference is { Kind: ReferenceKind.Exact, Release: not null, Artifact.Repository: { } repository } && repository != own
        && site.Reference.Rule?.Meaning != RuleMeaning.MayDiffer && family.Holds(repository);

    private CheckResult Describe(HistoryFinding finding) => CheckResult.Information(
        Id, $"{Repository} {finding.Release.GitTag}",
        finding.Kind switch
        {
            HistoryFindingKind.WrongSelf => $"its declared references to itself name {finding.Release}",
            HistoryFindingKind.UndeclaredSelf => "no reference to another release of its own",
            _ => $"one version of what {finding.Subject} delivers",
        },
        string.Join(", ", finding.Sites.Select(site => $"{site.Version} in {site.Line}").Distinct()), "");
}

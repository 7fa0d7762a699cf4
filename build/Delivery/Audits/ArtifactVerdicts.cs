using KubeStellar.Delivery.Published;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Audits;

/// <summary>Compares what an artifact's content tells with what its git tag promises; asks nobody.</summary>
/// <param name="release">The release.</param>
/// <param name="expected">What is promised.</param>
/// <param name="subject">How a user names it.</param>
/// <param name="facts">What the content tells.</param>
internal sealed class ArtifactVerdicts(ExpectedRelease release, ExpectedArtifact expected, string subject, ArtifactFacts facts)
{
    public const string RevisionId = "artifact.revision";
    public const string KindId = "artifact.kind";

    private const string Republish = "a published tag never changes: release under a new version, and find out who wrote this one";

    private string Commit => release.Facts.Commit.Hex;

    /// <summary>Returns the verdicts, except on the revision where the content does not record one.</summary>
    public IEnumerable<CheckResult> List() =>
        (facts.Kind == PublishedKind.Chart) != (expected.Chart is not null) || facts.Kind == PublishedKind.Other
            ? [CheckResult.Failed(KindId, subject, expected.Kind, facts.Kind.ToString().ToLowerInvariant(), Republish)]
            : [.. Consistency(), .. expected.Chart is null ? ImageVerdicts() : ChartVerdicts(), .. Revision()];

    /// <summary>Returns the verdict on the revision from what provenance statements tell; where none tells a commit, it is unproven.</summary>
    public CheckResult Revision(IEnumerable<ProvenanceRecord> records)
    {
        var stated = records.Where(IsOfSource).Select(record => record.Commit?.Hex).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return stated.Count == 0
            ? CheckResult.NotCheckable(RevisionId, subject, Commit, "unproven, it records no commit and no provenance states one")
            : Compare([.. stated.Select(commit => new RecordedValue(ArtifactIdentity.Revision, commit, "provenance"))]);
    }

    private IEnumerable<CheckResult> Consistency() =>
        facts.Contradictions.Select(contradiction => CheckResult.Failed("artifact.consistent", subject, "parts that agree with each other", contradiction, Republish));

    private IEnumerable<CheckResult> ImageVerdicts()
    {
        var found = facts.Platforms.Select(text => Platform.TryParse(text, null, out var platform) ? platform : null).OfType<Platform>().ToList();
        var missing = expected.Platforms.Where(wanted => !found.Exists(platform => platform.Matches(wanted) || wanted.Matches(platform))).ToList();
        yield return missing.Count == 0
            ? CheckResult.Passed("artifact.platforms", subject, string.Join(",", expected.Platforms))
            : CheckResult.Failed("artifact.platforms", subject, string.Join(",", expected.Platforms), $"{Listed(facts.Platforms)}; {Listed(missing)} missing", Republish);
        var versions = Own().Of(ArtifactIdentity.Version).Where(value => TagStyleFormat.VersionOf(value.Value) != release.Facts.Version).ToList();
        if (versions.Count > 0)
        {
            yield return CheckResult.Failed("artifact.version", subject, $"{release.Facts.Version}", Places(versions), Republish);
        }
    }

    private IEnumerable<CheckResult> ChartVerdicts()
    {
        var (chart, wanted) = (facts.Chart ?? new RecordedChart("", "", ""), expected.Chart!);
        return
        [
            Same("name", wanted.Declaration.Name, chart.Name),
            Same("version", wanted.Version, chart.Version),
            Same("appVersion", wanted.Version, chart.AppVersion),
        ];

        CheckResult Same(string key, string right, string found) => found == right
            ? CheckResult.Passed("chart.versions", $"{subject}: {key}", right)
            : CheckResult.Failed("chart.versions", $"{subject}: {key}", right, found.Length > 0 ? found : "nothing", Republish);
    }

    private IEnumerable<CheckResult> Revision()
    {
        var recorded = Own().Of(ArtifactIdentity.Revision).ToList();
        return recorded.Count == 0 ? [] : [Compare(recorded)];
    }

    private CheckResult Compare(IReadOnlyList<RecordedValue> recorded)
    {
        var wrong = recorded.Where(value => !IsCommit(value.Value)).ToList();
        return wrong.Count == 0
            ? CheckResult.Passed(RevisionId, subject, Commit)
            : CheckResult.Failed(RevisionId, subject, $"{Commit}, the commit of {release.Facts.Version.GitTag}", Places(wrong), Republish);
    }

    // Some release workflows record abbreviated commits.
    private bool IsCommit(string recorded) =>
        recorded.Length >= release.Facts.Commit.Abbreviated.Length && Commit.StartsWith(recorded, StringComparison.OrdinalIgnoreCase);

    // Labels and annotations of the base stay in an image that does not set its own: a commit beside another source, and another version, is not about this release.
    private RecordedIdentity Own()
    {
        var beside = new RecordedIdentity(facts.Recorded).BesideRevisions();
        var foreign = beside.Values.GroupBy(value => value.Place).Where(IsForeign).Select(place => place.Key).ToHashSet(StringComparer.Ordinal);
        return new RecordedIdentity([.. beside.Values.Where(value => !foreign.Contains(value.Place))]);
    }

    private bool IsForeign(IEnumerable<RecordedValue> place)
    {
        var values = place.ToLookup(value => value.Key, value => value.Value);
        return release.SourceUrl is { } source
            && values[ArtifactIdentity.Source].Any(recorded => !GitAddress.AreSame(recorded, source))
            && !values[ArtifactIdentity.Version].Any(recorded => TagStyleFormat.VersionOf(recorded) == release.Facts.Version);
    }

    private bool IsOfSource(ProvenanceRecord record) =>
        record.Source is null || release.SourceUrl is null || GitAddress.AreSame(record.Source, release.SourceUrl);

    private static string Places(IEnumerable<RecordedValue> values) =>
        string.Join("; ", values.GroupBy(value => value.Value, StringComparer.Ordinal).Select(group => $"{group.Key} in {string.Join(", ", group.Select(value => value.Place))}"));

    private static string Listed<T>(IEnumerable<T> items) => string.Join(",", items) is { Length: > 0 } text ? text : "nothing";
}

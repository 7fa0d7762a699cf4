using KubeStellar.Delivery.Published;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.Verification;

/// <summary>The facts <c>source</c>, <c>version</c> and <c>revision</c>: what labels, annotations and provenance statements say, and whether they agree.</summary>
public sealed class IdentityFacts : IFactFinder
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<VerifiedFact>> FindAsync(VerificationSubject subject, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(subject);
        IReadOnlyList<VerifiedFact> facts =
        [
            Compare(subject, "source", Recorded(subject, ArtifactIdentity.Source), record => record.Source),
            Compare(subject, "version", [.. Tag(subject), .. Recorded(subject, ArtifactIdentity.Version)], record => record.Version, SameVersion),
            Compare(subject, "revision", Recorded(subject, ArtifactIdentity.Revision), record => record.Commit?.Hex),
        ];
        return Task.FromResult(facts);
    }

    private static VerifiedFact Compare(
        VerificationSubject subject, string id, IReadOnlyList<RecordedValue> recorded, Func<ProvenanceRecord, string?> stated, Func<string, string>? normalize = null)
    {
        IReadOnlyList<RecordedValue> all =
        [
            .. recorded,
            .. from record in subject.Records
               let value = stated(record)
               where value is not null
               select new RecordedValue(id, value, $"provenance by {record.BuilderId ?? "an unnamed builder"}"),
        ];
        var values = all.GroupBy(value => normalize is null ? value.Value : normalize(value.Value), StringComparer.Ordinal).ToList();
        return values switch
        {
            [] => VerifiedFact.Unproven(id, "", "neither labels nor annotations nor provenance tell it"),
            [var only] when recorded.Count > 0 => subject.Recorded(id, only.Key, PlacesOf(only)),
            [var only] => VerifiedFact.Claimed(id, only.Key, PlacesOf(only)),
            _ => VerifiedFact.Contradictory(id, values[0].Key, string.Join("; ", values.Select(value => $"{value.Key} in {PlacesOf(value)}"))),
        };
    }

    private static IReadOnlyList<RecordedValue> Recorded(VerificationSubject subject, string key) => [.. subject.Identity.Of(key)];

    private static IEnumerable<RecordedValue> Tag(VerificationSubject subject) =>
        subject.Reference.Tag is { } tag && TagStyleFormat.VersionOf(tag) is { } version ? [new RecordedValue("version", $"{version}", "the tag")] : [];

    // Charts may write a v before the version that images leave out.
    private static string SameVersion(string text) => TagStyleFormat.VersionOf(text)?.ToString() ?? text;

    private static string PlacesOf(IEnumerable<RecordedValue> values) => string.Join(", ", values.Select(value => value.Place).Distinct());
}

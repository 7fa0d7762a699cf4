using KubeStellar.Delivery.Releases;

namespace KubeStellar.Delivery.Published;

/// <summary>What an artifact says of its origin in labels and annotations; places that contradict each other are facts too.</summary>
/// <param name="Values">Everything recorded, in the order in which it was read.</param>
public sealed record RecordedIdentity(IReadOnlyList<RecordedValue> Values)
{
    private static readonly string[] Keys = [ArtifactIdentity.Source, ArtifactIdentity.Revision, ArtifactIdentity.Version, ArtifactIdentity.SkippedChecks];

    /// <summary>Every commit that is recorded, each once; more than one is a contradiction.</summary>
    public IReadOnlyList<string> Revisions => Distinct(ArtifactIdentity.Revision);

    /// <summary>Every version that is recorded, each once; more than one is a contradiction.</summary>
    public IReadOnlyList<string> Versions => Distinct(ArtifactIdentity.Version);

    /// <summary>Every source address that is recorded, each once; more than one is a contradiction.</summary>
    public IReadOnlyList<string> Sources => Distinct(ArtifactIdentity.Source);

    /// <summary>The recorded commit; null where none is recorded, or several.</summary>
    public string? Revision => Revisions is [var only] ? only : null;

    /// <summary>The recorded version; null where none is recorded, or several.</summary>
    public string? Version => Versions is [var only] ? only : null;

    /// <summary>The recorded source; null where none is recorded, or several.</summary>
    public string? Source => Sources is [var only] ? only : null;

    /// <summary>Returns what is recorded under a key.</summary>
    /// <param name="key">The key.</param>
    public IEnumerable<RecordedValue> Of(string key) => Values.Where(value => value.Key == key);

    /// <summary>Returns what is recorded at places that record a commit as well; what an image says elsewhere may be what its base left there.</summary>
    public RecordedIdentity BesideRevisions()
    {
        var places = Of(ArtifactIdentity.Revision).Select(value => value.Place).ToHashSet(StringComparer.Ordinal);
        return new RecordedIdentity([.. Values.Where(value => places.Contains(value.Place))]);
    }

    internal static IEnumerable<RecordedValue> From(IReadOnlyDictionary<string, string> entries, string place) =>
        from key in Keys
        let value = entries.GetValueOrDefault(key)
        where !string.IsNullOrWhiteSpace(value)
        select new RecordedValue(key, RecordedText.Of(value), place);

    private IReadOnlyList<string> Distinct(string key) => [.. Of(key).Select(value => value.Value).Distinct(StringComparer.Ordinal)];
}

using KubeStellar.Delivery.Releases;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Audits;

/// <summary>The rule <c>chart.images</c>: what a chart names of its own release is exactly what that release made, and what it names of others exists.</summary>
/// <param name="lookup">Asks for what others made; each reference once.</param>
/// <param name="digests">The digests of what releases deliver, by canonical reference: null for what is not there, no entry for what could not be asked for.</param>
internal sealed class ReferenceVerdicts(ReferenceLookup lookup, IReadOnlyDictionary<Reference, Digest?> digests)
{
    private const string Id = "chart.images";
    private const string Republish = "a published chart never changes: release under a new version with references that are filled in";

    /// <summary>Returns the verdicts on all that a chart names.</summary>
    /// <param name="release">The chart's release.</param>
    /// <param name="subject">How a user names the chart.</param>
    /// <param name="facts">What the chart's content tells.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<IEnumerable<CheckResult>> ListAsync(ExpectedRelease release, string subject, ArtifactFacts facts, CancellationToken cancellation)
    {
        var named = await Task.WhenAll(facts.References.Select(reference => VerdictAsync(release, $"{subject}: {reference.Place}", reference, cancellation)));
        return [.. named, .. facts.Unresolved.Select(problem => CheckResult.NotCheckable(Id, subject, "references that the default values resolve", problem))];
    }

    private Task<CheckResult> VerdictAsync(ExpectedRelease release, string subject, NamedReference named, CancellationToken cancellation)
    {
        if (!Reference.TryParse(named.Text, null, out var reference) || reference is { Tag: null, Digest: null })
        {
            return Task.FromResult(CheckResult.Failed(Id, subject, "a reference with a version", $"\"{named.Text}\"", Republish));
        }

        var own = release.Artifacts.Where(artifact => artifact.Repository == reference.Repository).Select(artifact => artifact.Reference).ToList();
        return own.Count > 0 ? Task.FromResult(Own(subject, reference, own)) : ForeignAsync(subject, reference, cancellation);
    }

    private CheckResult Own(string subject, Reference reference, IReadOnlyList<Reference> own)
    {
        var expected = string.Join(" or ", own);
        var made = own.FirstOrDefault(artifact => reference.Tag is null || artifact.Tag == reference.Tag);
        return made is null ? CheckResult.Failed(Id, subject, expected, $"{reference}", Republish)
            : !digests.TryGetValue(made, out var digest) ? CheckResult.NotCheckable(Id, subject, $"{made}, which exists", "its registry did not answer")
            : digest is null ? CheckResult.Failed(Id, subject, $"{made}, which exists", "no such artifact", "finish the release of that version, or mend the registry")
            : reference.Digest is { } wanted && wanted != digest ? CheckResult.Failed(Id, subject, $"{made}@{digest}", $"{reference}", Republish)
            : CheckResult.Passed(Id, subject, $"{reference}");
    }

    private async Task<CheckResult> ForeignAsync(string subject, Reference reference, CancellationToken cancellation) => await lookup.FindAsync(reference, cancellation) switch
    {
        ReferenceAnswer.Exists => CheckResult.Passed(Id, subject, $"{reference}"),
        ReferenceAnswer.Absent absent => CheckResult.Failed(Id, subject, $"{reference}, which exists", $"nothing at {absent.Location}", "publish it there again; the chart cannot be installed without it"),
        ReferenceAnswer.Unknown unknown => CheckResult.NotCheckable(Id, subject, $"{reference}, which exists", unknown.Reason),
        _ => throw new InvalidOperationException(),
    };
}

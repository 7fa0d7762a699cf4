using KubeStellar.Delivery.Charts.Finding;
using KubeStellar.Delivery.Published;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.Verification;

/// <summary>The facts <c>chart.versions</c> and <c>chart.images</c>: what a chart says it is, and whether what it runs exists.</summary>
/// <param name="lookup">Asks registries.</param>
public sealed class ChartFacts(ReferenceLookup lookup) : IFactFinder
{
    private const string VersionsId = "chart.versions";
    private const string ImagesId = "chart.images";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<VerifiedFact>> FindAsync(VerificationSubject subject, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (subject.Artifact.Kind != PublishedKind.Chart)
        {
            return [];
        }

        var chart = await UnpackedChart.ReadAsync(subject.Repository, subject.Artifact.Root, $"{subject.Reference}", cancellation);
        var findings = ChartReferenceFinder.Find(chart.Files);
        var references = await Task.WhenAll(findings.References.GroupBy(found => found.Text, StringComparer.Ordinal).Select(found => ReferenceAsync(found.First(), cancellation)));
        return
        [
            Versions(subject, chart),
            .. references,
            .. findings.Problems.Select(problem => VerifiedFact.Unproven(ImagesId, $"{problem.File}:{problem.Line}", $"{problem.Expression}: {problem.What}".TrimStart(':', ' '))),
        ];
    }

    private static VerifiedFact Versions(VerificationSubject subject, UnpackedChart chart)
    {
        var metadata = chart.Metadata;
        var value = $"version {metadata.Version}, appVersion {(metadata.AppVersion.Length > 0 ? metadata.AppVersion : "not set")}";
        return chart.Configured != chart.Declared
            ? VerifiedFact.Contradictory(VersionsId, value, $"the configuration says {chart.Configured.Name} {chart.Configured.Version}, appVersion {chart.Configured.AppVersion}")
            : subject.Reference.Tag is { } tag && tag != metadata.Tag
            ? VerifiedFact.Contradictory(VersionsId, value, $"the tag is {tag}")
            : metadata.AppVersion.Length > 0 && TagStyleFormat.VersionOf(metadata.AppVersion) != TagStyleFormat.VersionOf(metadata.Version)
                ? subject.Recorded(VersionsId, value, "Chart.yaml and the configuration agree; the versions differ from each other")
                : subject.Recorded(VersionsId, value, "Chart.yaml and the configuration agree");
    }

    private async Task<VerifiedFact> ReferenceAsync(ChartReference found, CancellationToken cancellation)
    {
        var place = $"{found.File}:{found.Line}";
        if (found.Reference is not { } reference || (reference.Tag is null && reference.Digest is null))
        {
            return VerifiedFact.Contradictory(ImagesId, found.Text, $"{place} names no version");
        }

        return await lookup.FindAsync(reference, cancellation) switch
        {
            ReferenceAnswer.Exists exists => VerifiedFact.Proven(ImagesId, $"{reference}", $"{exists.Digest} at {exists.Location}, named in {place}"),
            ReferenceAnswer.Absent absent => VerifiedFact.Contradictory(ImagesId, $"{reference}", $"named in {place}, and not at {absent.Location}"),
            ReferenceAnswer.Unknown unknown => VerifiedFact.Unproven(ImagesId, $"{reference}", $"named in {place}; {unknown.Reason}"),
            _ => throw new InvalidOperationException(),
        };
    }
}

using KubeStellar.Delivery.Charts.Finding;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.ChartChecks;

/// <summary>The rule <c>chart.images</c>: every image and chart that the chart references of its own source is exactly the one that this release makes.</summary>
public sealed class OwnReferencesCheck : IChartCheck
{
    /// <inheritdoc/>
    public string Id => "chart.images";

    /// <inheritdoc/>
    public Task<IReadOnlyList<CheckResult>> EvaluateAsync(ChartCandidate chart, CancellationToken cancellation)
    {
        IReadOnlyList<CheckResult> verdicts =
        [
            .. from found in chart.Findings.References
               let reference = found.Reference
               where reference is not null
               let own = chart.OwnArtifacts(reference.Repository)
               where own.Count > 0
               select Verdict(chart, found, reference, own),
        ];
        return Task.FromResult(verdicts);
    }

    private CheckResult Verdict(ChartCandidate chart, ChartReference found, Reference reference, IReadOnlyList<PlannedArtifact> own)
    {
        var subject = chart.Place(found.File, found.Line);
        var expected = string.Join(" or ", own.Select(artifact => artifact.CanonicalReference));
        return reference.Digest is null && own.Any(artifact => artifact.IdentityTag == reference.Tag)
            ? CheckResult.Passed(Id, subject, expected)
            : CheckResult.Failed(Id, subject, expected, found.Text, "let the release fill the version in, by a placeholder or a key of values.yaml");
    }
}

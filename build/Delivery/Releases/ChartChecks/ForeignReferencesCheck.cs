using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.ChartChecks;

/// <summary>The rule <c>references.resolve</c>: what the chart references of others exists; what cannot be asked is named as not checkable.</summary>
/// <param name="lookup">Asks registries.</param>
public sealed class ForeignReferencesCheck(ReferenceLookup lookup) : IChartCheck
{
    /// <inheritdoc/>
    public string Id => "references.resolve";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CheckResult>> EvaluateAsync(ChartCandidate chart, CancellationToken cancellation)
    {
        var foreign = chart.Findings.References.Select(found => found.Reference).OfType<Reference>()
            .Where(reference => (reference.Tag ?? reference.Digest?.ToString()) is not null && chart.OwnArtifacts(reference.Repository).Count == 0).Distinct();
        return await Task.WhenAll(foreign.Select(reference => VerdictAsync(chart, reference, cancellation)));
    }

    private async Task<CheckResult> VerdictAsync(ChartCandidate chart, Reference reference, CancellationToken cancellation)
    {
        var subject = chart.Subject($"{reference}");
        if (chart.IsReleased(reference))
        {
            return new CheckResult(Id, true, subject, ReferenceAnswer.Expected, "released together with the chart", "");
        }

        return (await lookup.FindAsync(reference, cancellation)).Judge(Id, subject, "name a version that exists in " + PlacesOf(chart, reference));
    }

    private static string PlacesOf(ChartCandidate chart, Reference reference) =>
        string.Join(", ", chart.Findings.References.Where(found => found.Reference == reference).Select(found => chart.Place(found.File, found.Line)).Distinct());
}

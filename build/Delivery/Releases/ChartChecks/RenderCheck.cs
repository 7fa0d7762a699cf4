using KubeStellar.Delivery.Charts.Finding;

namespace KubeStellar.Delivery.Releases.ChartChecks;

/// <summary>The rule <c>chart.render</c>: <c>helm template</c> renders the very references that were found without helm.</summary>
/// <param name="helm">Runs helm.</param>
public sealed class RenderCheck(HelmTemplate helm) : IChartCheck
{
    private const string Expected = "the references that helm template renders";

    /// <inheritdoc/>
    public string Id => "chart.render";

    /// <inheritdoc/>
    /// <exception cref="HelmMissingException">There is no helm.</exception>
    public async Task<IReadOnlyList<CheckResult>> EvaluateAsync(ChartCandidate chart, CancellationToken cancellation)
    {
        var differences = await helm.CompareAsync(chart.Files, chart.Findings, cancellation);
        return differences.Count == 0
            ? [CheckResult.Passed(Id, chart.Subject("templates"), Expected)]
            : [.. differences.Select(difference => CheckResult.Failed(
                Id, chart.Place(difference.File, difference.Line), Expected, $"{difference.Expression}: {difference.What}".TrimStart(':', ' '),
                "release without --render only if helm is known to be wrong, and report the template"))];
    }
}

using KubeStellar.Delivery.Charts.Finding;

namespace KubeStellar.Delivery.Releases.ChartChecks;

/// <summary>The rule <c>chart.images</c>: a chart that is there to deploy an image has a Deployment that runs exactly the image of this release.</summary>
public sealed class DeploymentCheck : IChartCheck
{
    private const string Deployment = "Deployment ";

    /// <inheritdoc/>
    public string Id => "chart.images";

    /// <inheritdoc/>
    public Task<IReadOnlyList<CheckResult>> EvaluateAsync(ChartCandidate chart, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<CheckResult>>(chart.Plan.Chart.Declaration.DeployedImage is { } image ? [Verdict(chart, $"{chart.Plan.Chart.Images[image]}")] : []);

    private CheckResult Verdict(ChartCandidate chart, string image)
    {
        var expected = $"a Deployment that runs {image}";
        var deployed = chart.Findings.References.Where(reference => !reference.Conditional && reference.Kind == ChartReferenceKind.Image && reference.Role == ChartReferenceRole.Run
            && reference.FromSubchart is null && reference.Holder.StartsWith(Deployment, StringComparison.Ordinal)).ToList();
        return deployed.Exists(reference => reference.Text == image)
            ? CheckResult.Passed(Id, chart.Subject("templates"), expected)
            : CheckResult.Failed(
                Id, chart.Subject("templates"), expected,
                deployed.Count == 0 ? "no Deployment" : string.Join(", ", deployed.Select(reference => $"{reference.Holder} with {reference.Text}")),
                "the chart's templates lost the Deployment, or its image is set elsewhere than the release sets it");
    }
}

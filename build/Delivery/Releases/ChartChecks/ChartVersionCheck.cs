namespace KubeStellar.Delivery.Releases.ChartChecks;

/// <summary>The rule <c>chart.versions</c>: version and appVersion of the packaged chart are the release's, in the chart's tag style.</summary>
public sealed class ChartVersionCheck : IChartCheck
{
    /// <inheritdoc/>
    public string Id => "chart.versions";

    /// <inheritdoc/>
    public Task<IReadOnlyList<CheckResult>> EvaluateAsync(ChartCandidate chart, CancellationToken cancellation)
    {
        var expected = chart.Plan.Chart.Version;
        var metadata = chart.Metadata;
        IReadOnlyList<CheckResult> verdicts = [Compare("version", metadata.Version), Compare("appVersion", metadata.AppVersion)];
        return Task.FromResult(verdicts);

        CheckResult Compare(string key, string found) => found == expected
            ? CheckResult.Passed(Id, chart.Subject(key), expected)
            : CheckResult.Failed(Id, chart.Subject(key), expected, found.Length > 0 ? found : "nothing", $"{key} in {chart.Plan.Origin}/Chart.yaml is written by the release; leave a plain scalar there");
    }
}

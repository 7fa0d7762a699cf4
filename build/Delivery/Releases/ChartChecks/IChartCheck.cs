namespace KubeStellar.Delivery.Releases.ChartChecks;

/// <summary>One named rule about a packaged chart.</summary>
public interface IChartCheck
{
    /// <summary>The check's name in reports, such as <c>chart.versions</c>.</summary>
    string Id { get; }

    /// <summary>Returns the verdicts.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="cancellation">Stops waiting for registries.</param>
    Task<IReadOnlyList<CheckResult>> EvaluateAsync(ChartCandidate chart, CancellationToken cancellation);
}

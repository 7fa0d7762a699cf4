using KubeStellar.Delivery.Charts.Finding;

namespace KubeStellar.Delivery.Releases.ChartChecks;

/// <summary>The rule <c>chart.resolvable</c>: what the chart runs can be told from its templates and default values.</summary>
public sealed class ResolvableReferencesCheck : IChartCheck
{
    private const string Expected = "references that the default values resolve";

    /// <inheritdoc/>
    public string Id => "chart.resolvable";

    /// <inheritdoc/>
    public Task<IReadOnlyList<CheckResult>> EvaluateAsync(ChartCandidate chart, CancellationToken cancellation)
    {
        IReadOnlyList<CheckResult> verdicts = chart.Findings.Problems.Count == 0
            ? [CheckResult.Passed(Id, chart.Subject("templates"), Expected)]
            : [.. chart.Findings.Problems.Select(problem => Verdict(chart, problem))];
        return Task.FromResult(verdicts);
    }

    private CheckResult Verdict(ChartCandidate chart, ChartProblem problem)
    {
        var subject = chart.Place(problem.File, problem.Line);
        var found = $"{problem.Expression}: {problem.What}";
        return WhyTolerable(chart, problem) is { } reason
            ? CheckResult.NotCheckable(Id, subject, Expected, $"{reason}: {found}")
            : CheckResult.Failed(Id, subject, Expected, found, "give the value a default in values.yaml");
    }

    // Nobody can mend another project's chart in this release, nor tell values that an installation alone will give.
    private static string? WhyTolerable(ChartCandidate chart, ChartProblem problem) =>
        !chart.IsOwn(problem.FromSubchart) ? $"in dependency {problem.FromSubchart}"
        : problem.Conditional ? "in a branch that the default values do not take"
        : null;
}

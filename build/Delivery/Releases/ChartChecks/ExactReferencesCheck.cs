using KubeStellar.Delivery.Charts.Finding;

namespace KubeStellar.Delivery.Releases.ChartChecks;

/// <summary>The rule <c>chart.exact-references</c>: every reference names one version: no <c>latest</c>, no local image, no placeholder, no missing tag.</summary>
public sealed class ExactReferencesCheck : IChartCheck
{
    private const string LocalRegistry = "ko.local";
    private const string MovingTag = "latest";

    /// <inheritdoc/>
    public string Id => "chart.exact-references";

    /// <inheritdoc/>
    public Task<IReadOnlyList<CheckResult>> EvaluateAsync(ChartCandidate chart, CancellationToken cancellation)
    {
        IReadOnlyList<CheckResult> verdicts = [.. chart.Findings.References.Where(reference => chart.IsOwn(reference.FromSubchart)).Select(reference => Verdict(chart, reference))];
        return Task.FromResult(verdicts);
    }

    private CheckResult Verdict(ChartCandidate chart, ChartReference reference)
    {
        var subject = chart.Place(reference.File, reference.Line);
        return WhatIsWrong(reference) is { } wrong
            ? CheckResult.Failed(Id, subject, "host/path:version", wrong, "write the version, or what the release replaces by it")
            : CheckResult.Passed(Id, subject, reference.Text);
    }

    private static string? WhatIsWrong(ChartReference reference) => reference.Reference switch
    {
        null => $"\"{reference.Text}\", which is no reference",
        { Repository.Registry: LocalRegistry } => $"{reference.Text}, an image of one machine",
        { Digest: not null } => null,
        { Tag: null } => $"{reference.Text}, without a tag",
        { Tag: MovingTag } => $"{reference.Text}, which moves",
        _ => null,
    };
}

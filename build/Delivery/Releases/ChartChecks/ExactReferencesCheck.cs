using KubeStellar.Delivery.Charts.Finding;

namespace KubeStellar.Delivery.Releases.ChartChecks;

/// <summary>The rule <c>chart.exact-references</c>: every reference names one version: no <c>latest</c>, no local image, no placeholder, no missing tag.</summary>
public sealed class ExactReferencesCheck : IChartCheck
{
    private const string LocalRegistry = "ko.local";
    private const string MovingTag = "latest";
    private const string Expected = "host/path:version";

    // Words in tags that the family's workflows replace, or that say themselves what they are.
    private static readonly string[] PlaceholderWords = ["placeholder", "is_replaced"];

    /// <inheritdoc/>
    public string Id => "chart.exact-references";

    /// <inheritdoc/>
    public Task<IReadOnlyList<CheckResult>> EvaluateAsync(ChartCandidate chart, CancellationToken cancellation)
    {
        IReadOnlyList<CheckResult> verdicts = [.. chart.Findings.References.Select(reference => Verdict(chart, reference))];
        return Task.FromResult(verdicts);
    }

    private CheckResult Verdict(ChartCandidate chart, ChartReference reference)
    {
        var subject = chart.Place(reference.File, reference.Line);
        // Nobody can mend another project's chart in this release, but whoever releases ought to know.
        return WhatIsWrong(reference) is not { } wrong ? CheckResult.Passed(Id, subject, reference.Text)
            : chart.IsOwn(reference.FromSubchart) ? CheckResult.Failed(Id, subject, Expected, wrong, "write the version, or what the release replaces by it")
            : CheckResult.NotCheckable(Id, subject, Expected, $"in dependency {reference.FromSubchart}: {wrong}");
    }

    private static string? WhatIsWrong(ChartReference reference) => reference.Reference switch
    {
        null => $"\"{reference.Text}\", which is no reference",
        { Repository.Registry: LocalRegistry } => $"{reference.Text}, an image of one machine",
        { Digest: not null } => null,
        { Tag: null } => $"{reference.Text}, without a tag",
        { Tag: MovingTag } => $"{reference.Text}, which moves",
        { Tag: var tag } when PlaceholderWords.Any(word => tag.Contains(word, StringComparison.OrdinalIgnoreCase)) => $"{reference.Text}, a placeholder",
        _ => null,
    };
}

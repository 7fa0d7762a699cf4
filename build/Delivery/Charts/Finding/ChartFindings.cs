namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>What a chart runs.</summary>
/// <param name="References">The references, by file and line; one that stands twice at one place counts once.</param>
/// <param name="Problems">What could not be resolved, by file and line.</param>
public sealed record ChartFindings(IReadOnlyList<ChartReference> References, IReadOnlyList<ChartProblem> Problems);

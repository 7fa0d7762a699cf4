using KubeStellar.Delivery.Catalog;

namespace KubeStellar.Delivery.Releases.Checks;

/// <summary>The source is the upstream that the target is about, so that nothing else is delivered in its place.</summary>
/// <param name="upstream">The upstream.</param>
public sealed class IsUpstreamCheck(KnownRepository upstream) : ISourceCheck
{
    /// <inheritdoc/>
    public string Id => "source.is-upstream";

    /// <inheritdoc/>
    public Task<CheckResult?> EvaluateAsync(ReleaseCandidate candidate, CancellationToken cancellation) => Task.FromResult<CheckResult?>(
        candidate.Name == upstream.Name
            ? CheckResult.Passed(Id, candidate.Source.Location, upstream.Name)
            : CheckResult.Failed(
                Id, candidate.Source.Location, $"{upstream.Name}, whose go.mod says module {upstream.GoModule}", candidate.Name,
                $"name a clone of {upstream.WebUrl} with --source, or leave --source out"));
}

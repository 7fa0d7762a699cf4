namespace KubeStellar.Delivery.Releases.Checks;

/// <summary>One named rule about a source and its tag.</summary>
public interface ISourceCheck
{
    /// <summary>The check's name in reports, such as <c>tag.exists</c>.</summary>
    string Id { get; }

    /// <summary>Returns the verdict, or null when an earlier violation leaves nothing to look at.</summary>
    /// <param name="candidate">The source and the version.</param>
    /// <param name="cancellation">Stops waiting for a remote.</param>
    Task<CheckResult?> EvaluateAsync(ReleaseCandidate candidate, CancellationToken cancellation);
}

namespace KubeStellar.Delivery.Releases;

/// <summary>Tells of a release somewhere else than in the registry: prepared where nobody sees it, and published last, when every tag of the release stands.</summary>
public interface IReleaseAnnouncement
{
    /// <summary>Looks whether the release may be announced, before anything is built.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task<IReadOnlyList<CheckResult>> CheckAsync(ReleasePlan plan, CancellationToken cancellation);

    /// <summary>Compares what was staged with what is announced already, before anything is written; these verdicts replace those of the same checks in the plan.</summary>
    /// <param name="staged">The staged artifacts.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task<IReadOnlyList<CheckResult>> CompareAsync(IReadOnlyList<StagedArtifact> staged, CancellationToken cancellation);

    /// <summary>Prepares the announcement; running it again after any interruption finishes the work.</summary>
    /// <param name="staged">The staged and verified artifacts.</param>
    /// <param name="cancellation">Stops between requests.</param>
    Task PrepareAsync(IReadOnlyList<StagedArtifact> staged, CancellationToken cancellation);

    /// <summary>Makes what was prepared visible, and returns it for the report.</summary>
    /// <param name="staged">The published artifacts.</param>
    /// <param name="cancellation">Stops between requests.</param>
    Task<IReadOnlyList<ReportedArtifact>> PublishAsync(IReadOnlyList<StagedArtifact> staged, CancellationToken cancellation);
}

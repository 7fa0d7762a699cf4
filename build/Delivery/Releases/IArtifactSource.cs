namespace KubeStellar.Delivery.Releases;

/// <summary>Where the content of a release comes from: it is built, or it was rehearsed.</summary>
public interface IArtifactSource
{
    /// <summary>Returns every artifact of the plan, its content complete in a repository.</summary>
    /// <param name="plan">A plan in whose way no check stands.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ReleaseRefusedException">What is needed for an artifact is not there.</exception>
    Task<IReadOnlyList<StagedArtifact>> StageAsync(ReleasePlan plan, CancellationToken cancellation);

    /// <summary>Waits until what the work left behind is cleared away.</summary>
    Task FinishAsync();
}

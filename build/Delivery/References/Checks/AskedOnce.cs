using System.Collections.Concurrent;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>Asks for each version of an artifact only once, and for a bounded number at a time.</summary>
/// <param name="inner">Who is asked.</param>
/// <param name="atATime">The number of questions at a time.</param>
public sealed class AskedOnce(IPublishedVersions inner, int atATime) : IPublishedVersions, IDisposable
{
    private readonly ConcurrentDictionary<(ReferencedArtifact Artifact, string Version), Lazy<Task<PublishedAnswer>>> _answers = new();
    private readonly ConcurrentDictionary<ReferencedArtifact, Lazy<Task<IReadOnlyList<ReleaseVersion>>>> _releases = new();
    private readonly SemaphoreSlim _turns = new(atATime);

    /// <inheritdoc/>
    public Task<PublishedAnswer> FindAsync(ReferencedArtifact artifact, string version, CancellationToken cancellation) =>
        _answers.GetOrAdd((artifact, version), _ => new Lazy<Task<PublishedAnswer>>(() => InTurnAsync(() => inner.FindAsync(artifact, version, CancellationToken.None)))).Value.WaitAsync(cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReleaseVersion>> ReleasesOfAsync(ReferencedArtifact artifact, CancellationToken cancellation) =>
        _releases.GetOrAdd(artifact, _ => new Lazy<Task<IReadOnlyList<ReleaseVersion>>>(() => InTurnAsync(() => inner.ReleasesOfAsync(artifact, CancellationToken.None)))).Value.WaitAsync(cancellation);

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    // Whoever asks first may stop waiting; the answer is for all who ask.
    private async Task<T> InTurnAsync<T>(Func<Task<T>> ask)
    {
        await _turns.WaitAsync();
        try
        {
            return await Task.Run(ask);
        }
        finally
        {
            _turns.Release();
        }
    }
}

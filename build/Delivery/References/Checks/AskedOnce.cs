using System.Collections.Concurrent;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>Asks for each version of an artifact only once, and for a bounded number at a time. Nobody is asked any more once it is disposed: what is read to answer may be closed then.</summary>
/// <param name="inner">Who is asked.</param>
/// <param name="atATime">The number of questions at a time.</param>
public sealed class AskedOnce(IPublishedVersions inner, int atATime) : IPublishedVersions, IAsyncDisposable
{
    private readonly ConcurrentDictionary<(ReferencedArtifact Artifact, string Version), Lazy<Task<PublishedAnswer>>> _answers = new();
    private readonly ConcurrentDictionary<ReferencedArtifact, Lazy<Task<IReadOnlyList<ReleaseVersion>>>> _releases = new();
    private readonly SemaphoreSlim _turns = new(atATime);
    private readonly CancellationTokenSource _ended = new();

    /// <inheritdoc/>
    public Task<PublishedAnswer> FindAsync(ReferencedArtifact artifact, string version, CancellationToken cancellation) =>
        _answers.GetOrAdd((artifact, version), _ => new Lazy<Task<PublishedAnswer>>(() => InTurnAsync(() => inner.FindAsync(artifact, version, _ended.Token)))).Value.WaitAsync(cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReleaseVersion>> ReleasesOfAsync(ReferencedArtifact artifact, CancellationToken cancellation) =>
        _releases.GetOrAdd(artifact, _ => new Lazy<Task<IReadOnlyList<ReleaseVersion>>>(() => InTurnAsync(() => inner.ReleasesOfAsync(artifact, _ended.Token)))).Value.WaitAsync(cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        IEnumerable<Task> asked = [.. _answers.Values.Select(answer => answer.Value), .. _releases.Values.Select(releases => releases.Value)];
        await Task.WhenAll(asked).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _turns.Dispose();
        _ended.Dispose();
    }

    // Whoever asks first may stop waiting; the answer is for all who ask.
    private async Task<T> InTurnAsync<T>(Func<Task<T>> ask)
    {
        await _turns.WaitAsync(_ended.Token);
        try
        {
            return await Task.Run(ask, _ended.Token);
        }
        finally
        {
            _turns.Release();
        }
    }
}

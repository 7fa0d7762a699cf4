using System.Runtime.CompilerServices;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Audits;

/// <summary>A repository whose requests wait for their turn.</summary>
/// <param name="inner">The repository.</param>
/// <param name="turns">The requests that may run at a time.</param>
internal sealed class LimitedRepository(IRepository inner, SemaphoreSlim turns) : IRepository
{
    public string Location => inner.Location;

    public Task<Stream> FetchAsync(Descriptor descriptor, CancellationToken cancellationToken = default) =>
        InTurnAsync(() => inner.FetchAsync(descriptor, cancellationToken), cancellationToken);

    public Task<bool> ExistsAsync(Descriptor descriptor, CancellationToken cancellationToken = default) =>
        InTurnAsync(() => inner.ExistsAsync(descriptor, cancellationToken), cancellationToken);

    public Task<Descriptor?> ResolveAsync(string tagOrDigest, CancellationToken cancellationToken = default) =>
        InTurnAsync(() => inner.ResolveAsync(tagOrDigest, cancellationToken), cancellationToken);

    public async Task PushAsync(Descriptor descriptor, ContentSource content, CancellationToken cancellationToken = default) =>
        await InTurnAsync(
            async () =>
            {
                await inner.PushAsync(descriptor, content, cancellationToken);
                return true;
            }, cancellationToken);

    public async Task TagAsync(Descriptor descriptor, string tag, Func<CancellationToken, Task>? lookAgain, CancellationToken cancellationToken) =>
        await InTurnAsync(
            async () =>
            {
                await inner.TagAsync(descriptor, tag, lookAgain, cancellationToken);
                return true;
            }, cancellationToken);

    public IAsyncEnumerable<string> ListTagsAsync(CancellationToken cancellationToken = default) => InTurnAsync(inner.ListTagsAsync(cancellationToken), cancellationToken);

    public IAsyncEnumerable<Descriptor> ListReferrersAsync(Digest subject, string? artifactType = null, CancellationToken cancellationToken = default) =>
        InTurnAsync(inner.ListReferrersAsync(subject, artifactType, cancellationToken), cancellationToken);

    private async Task<T> InTurnAsync<T>(Func<Task<T>> request, CancellationToken cancellationToken)
    {
        await turns.WaitAsync(cancellationToken);
        try
        {
            return await request();
        }
        finally
        {
            turns.Release();
        }
    }

    // A listing keeps its turn over all its pages; the consumers here read it to its end at once.
    private async IAsyncEnumerable<T> InTurnAsync<T>(IAsyncEnumerable<T> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var item in await InTurnAsync(async () => await items.ToListAsync(cancellationToken), cancellationToken))
        {
            yield return item;
        }
    }
}

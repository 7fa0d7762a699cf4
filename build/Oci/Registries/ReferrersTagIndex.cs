using System.Collections.Concurrent;

namespace KubeStellar.Oci;

/// <summary>The list of referrers that clients keep under a tag where the registry does not keep it (<see cref="ReferrersTag"/>).</summary>
/// <remarks>
/// Registries have no write on condition, so another client can undo an entry between its reading and writing; what was written is read back,
/// and written again when it is gone. The index that a new one replaces stays in the registry without a tag.
/// </remarks>
internal sealed class ReferrersTagIndex(RemoteRepository repository)
{
    private const int Attempts = 5;

    // Tasks of this process queue here, so that they do not undo each other's entries.
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Turns = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<Descriptor>> ListAsync(Digest subject, CancellationToken cancellationToken) =>
        (await ReadAsync(subject, cancellationToken))?.Manifests ?? [];

    /// <summary>Adds a referrer unless it is listed; throws <see cref="UnlistedReferrerException"/> when other clients undo it time and again.</summary>
    public async Task AddAsync(ReferrerManifest referrer, CancellationToken cancellationToken)
    {
        var subject = referrer.Subject.Digest;
        var turn = Turns.GetOrAdd($"{repository.Location}@{subject}", static _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            for (var attempt = 0; attempt <= Attempts; attempt++)
            {
                var index = await ReadAsync(subject, cancellationToken);
                if (index?.Manifests.Any(listed => listed.Digest == referrer.Listed.Digest) ?? false)
                {
                    return;
                }

                await WriteAsync(subject, index, ImageIndex.Create([.. index?.Manifests ?? [], referrer.Listed], index?.Annotations), cancellationToken);
            }
        }
        finally
        {
            turn.Release();
        }

        throw new UnlistedReferrerException(repository.Location, subject, referrer.Listed.Digest);
    }

    // What another client wrote between a try and the next is not undone: the list is then read and changed anew.
    private async Task WriteAsync(Digest subject, ImageIndex? before, ImageIndex changed, CancellationToken cancellationToken)
    {
        try
        {
            await repository.PutManifestAsync(changed.Descriptor, changed.Bytes, ReferrersTag.Of(subject), LookAgainAsync, cancellationToken);
        }
        catch (OutdatedException)
        {
        }

        async Task LookAgainAsync(CancellationToken token)
        {
            if ((await repository.ResolveAsync(ReferrersTag.Of(subject), token))?.Digest != before?.Descriptor.Digest)
            {
                throw new OutdatedException();
            }
        }
    }

    private async Task<ImageIndex?> ReadAsync(Digest subject, CancellationToken cancellationToken)
    {
        var tag = ReferrersTag.Of(subject);
        if (await repository.ResolveAsync(tag, cancellationToken) is not { } descriptor)
        {
            return null;
        }

        return descriptor.MediaType == MediaTypes.OciIndex
            ? await ImageIndex.FetchAsync(repository, descriptor, cancellationToken)
            : throw new MalformedContentException($"referrers under {repository.Location}:{tag}", $"{descriptor.MediaType}, not {MediaTypes.OciIndex}");
    }

    private sealed class OutdatedException : Exception;
}

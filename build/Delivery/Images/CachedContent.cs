using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>
/// Fetches content through a layout: what it lacks is brought there first, verified. Everything is kept as a blob, because
/// a layout takes a manifest only when it has all of its content, and most of an index is never needed.
/// </summary>
internal sealed class CachedContent(OciLayout cache, IContentFetcher origin) : IContentFetcher
{
    public async Task<Stream> FetchAsync(Descriptor descriptor, CancellationToken cancellationToken = default)
    {
        if (!await cache.ExistsAsync(descriptor, cancellationToken))
            await cache.PushAsync(descriptor with { MediaType = MediaTypes.OctetStream }, ContentSource.FromStore(origin, descriptor), cancellationToken);
        return await cache.FetchAsync(descriptor, cancellationToken);
    }
}

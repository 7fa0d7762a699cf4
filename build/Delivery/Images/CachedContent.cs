using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>Fetches content through a layout: what it lacks is brought there first, verified.</summary>
internal sealed class CachedContent(OciLayout cache, IContentFetcher origin) : IContentFetcher
{
    public async Task<Stream> FetchAsync(Descriptor descriptor, CancellationToken cancellationToken = default)
    {
        if (!await cache.ExistsAsync(descriptor, cancellationToken))
            await cache.PushAsync(descriptor, ContentSource.FromStore(origin, descriptor), cancellationToken);
        return await cache.FetchAsync(descriptor, cancellationToken);
    }
}

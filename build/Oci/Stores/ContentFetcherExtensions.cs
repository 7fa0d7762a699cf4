namespace KubeStellar.Oci;

/// <summary>What every store to read from can do with small content.</summary>
public static class ContentFetcherExtensions
{
    /// <summary>Fetches content into memory, verified; throws <see cref="ContentTooLargeException"/> before reading when it is larger than the limit.</summary>
    /// <param name="store">The store to fetch from.</param>
    /// <param name="descriptor">What to fetch.</param>
    /// <param name="limit">The greatest size in bytes.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<byte[]> FetchBytesAsync(
        this IContentFetcher store,
        Descriptor descriptor,
        int limit,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(descriptor);
        await using var stream = await store.FetchAsync(Bounded(descriptor, limit), cancellationToken);
        return await ReadAsync(stream, descriptor, cancellationToken);
    }

    internal static async Task<byte[]> ReadBytesAsync(this ContentSource content, Descriptor descriptor, int limit, CancellationToken cancellationToken)
    {
        await using var stream = VerifyingStream.Over(await content.OpenAsync(cancellationToken), Bounded(descriptor, limit));
        return await ReadAsync(stream, descriptor, cancellationToken);
    }

    private static Descriptor Bounded(Descriptor descriptor, int limit) =>
        descriptor.Size <= limit ? descriptor : throw new ContentTooLargeException(descriptor.ToString(), limit);

    private static async Task<byte[]> ReadAsync(Stream stream, Descriptor descriptor, CancellationToken cancellationToken)
    {
        var bytes = new byte[descriptor.Size];
        await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);

        // The read that finds the end makes the stream compare digest and size.
        await stream.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false, cancellationToken);
        return bytes;
    }
}

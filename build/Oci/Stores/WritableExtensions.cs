namespace KubeStellar.Oci;

/// <summary>What every store to write to can do.</summary>
public static class WritableExtensions
{
    /// <summary>Pushes content unless the store has it.</summary>
    /// <param name="store">The store to push to.</param>
    /// <param name="descriptor">What to push.</param>
    /// <param name="content">The content; not opened where the store has it.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public static async Task PushMissingAsync(this IWritable store, Descriptor descriptor, ContentSource content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (!await store.ExistsAsync(descriptor, cancellationToken))
        {
            await store.PushAsync(descriptor, content, cancellationToken);
        }
    }
}

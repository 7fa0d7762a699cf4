namespace KubeStellar.Oci;

/// <summary>What every store to write to can do.</summary>
public static class WritableExtensions
{
    /// <summary>Lets the tag stand for a manifest that the store holds, whatever it stood for before.</summary>
    /// <param name="store">The store.</param>
    /// <param name="descriptor">The manifest.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public static Task TagAsync(this ITagger store, Descriptor descriptor, string tag, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.TagAsync(descriptor, tag, lookAgain: null, cancellationToken);
    }

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

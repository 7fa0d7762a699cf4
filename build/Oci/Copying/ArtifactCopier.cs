namespace KubeStellar.Oci;

/// <summary>Copies whole artifacts between any two stores.</summary>
public static class ArtifactCopier
{
    /// <summary>Copies a manifest, index or blob with all that it needs, children before parents, skipping what the target holds; it sets no tag.</summary>
    /// <remarks>Every node is looked for in the target, so a copy that was interrupted anywhere is finished by the next one.</remarks>
    /// <param name="from">The store to copy from.</param>
    /// <param name="root">What to copy.</param>
    /// <param name="to">The store to copy to.</param>
    /// <param name="options">How to copy; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the copy.</param>
    public static async Task<CopyResult> CopyAsync(
        IReadable from,
        Descriptor root,
        IWritable to,
        CopyOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(to);
        (to as IWriteIntent)?.ExpectWrites();
        using var run = new CopyRun(from, to, options ?? new CopyOptions(), cancellationToken);
        return await run.ExecuteAsync(root);
    }
}

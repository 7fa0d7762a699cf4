namespace KubeStellar.Oci;

/// <summary>What lies in a layout and is named by nothing: content of runs that were killed, and of manifests that are listed no longer.</summary>
internal sealed class LayoutGarbage(string folder, LayoutBlobs blobs)
{
    /// <summary>Removes it and returns its size in bytes.</summary>
    /// <param name="roots">The manifests that are listed.</param>
    /// <param name="cancellationToken">Stops the removal between files.</param>
    public async Task<long> RemoveAsync(IEnumerable<Descriptor> roots, CancellationToken cancellationToken)
    {
        var named = await ReachAsync(roots, cancellationToken);
        var removed = 0L;
        var all = Path.Combine(folder, "blobs");
        foreach (var file in Directory.Exists(all) ? new DirectoryInfo(all).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => !named.Contains(file.FullName)).ToList() : [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            removed += file.Length;
            file.Delete();
        }

        return removed;
    }

    private async Task<HashSet<string>> ReachAsync(IEnumerable<Descriptor> roots, CancellationToken cancellationToken)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<Descriptor>(roots);
        while (pending.TryPop(out var descriptor))
        {
            if (!named.Add(Path.GetFullPath(blobs.PathOf(descriptor.Digest), folder)) || !MediaTypes.IsManifest(descriptor.MediaType) || !blobs.Contains(descriptor))
            {
                continue;
            }

            foreach (var child in ManifestChildren.Of(descriptor, await blobs.ReadManifestAsync(descriptor, cancellationToken)))
            {
                pending.Push(child);
            }
        }

        return named;
    }
}

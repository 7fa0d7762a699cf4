using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>
/// Compressed layers by the digest of what went into them, in files below one folder that processes may share. An entry appears
/// whole or not at all (temporary file, then rename), and its blob is hashed again before it goes to a store that lacks it, so that
/// a damaged one is made anew instead of being published. Entries of another .NET version are not used, because compressed bytes may differ.
/// The newest 100 layers are kept.
/// </summary>
public sealed class LayerCache
{
    // An entry and its blob.
    private const int MaxFiles = 2 * 100;

    private readonly string _layers;
    private int _hits;
    private int _misses;

    /// <summary>Creates a cache; its folder is made when it is first written to.</summary>
    /// <param name="directory">The absolute folder.</param>
    public LayerCache(string directory)
    {
        Directory = directory;
        _layers = Path.Combine(directory, "layers", Environment.Version.ToString());
    }

    /// <summary>The absolute folder.</summary>
    public string Directory { get; }

    /// <summary>How many layers were taken from the cache.</summary>
    public int Hits => _hits;

    /// <summary>How many layers had to be compressed.</summary>
    public int Misses => _misses;

    internal async Task<StagedLayer> StageAsync(LayerSource source, string mediaType, IRepository staging, CancellationToken cancellationToken)
    {
        var entry = Path.Combine(_layers, source.Inputs.Hex);
        if (Read(entry) is { } known && await TryStageAsync(known, mediaType, staging, cancellationToken) is { } staged)
        {
            Interlocked.Increment(ref _hits);
            return staged;
        }
        Interlocked.Increment(ref _misses);
        var made = await CompressAsync(source, entry, cancellationToken);
        return await TryStageAsync(made, mediaType, staging, cancellationToken)
            ?? throw new IOException($"{made.Path} changed while it was in use");
    }

    // Null when the cached blob is missing or damaged.
    private static async Task<StagedLayer?> TryStageAsync(CachedLayer layer, string mediaType, IRepository staging, CancellationToken cancellationToken)
    {
        var descriptor = new Descriptor { MediaType = mediaType, Digest = layer.Digest, Size = layer.Size };
        if (!await staging.ExistsAsync(descriptor, cancellationToken))
        {
            if (!await layer.IsIntactAsync(cancellationToken))
                return null;
            if (staging is OciLayout layout)
                await layout.AdoptAsync(descriptor, layer.Path, cancellationToken);
            else
                await staging.PushAsync(descriptor, ContentSource.FromFile(layer.Path), cancellationToken);
        }
        return new StagedLayer(descriptor, layer.DiffId);
    }

    private static CachedLayer? Read(string entry)
    {
        try
        {
            return File.Exists(entry) ? CachedLayer.Parse(File.ReadAllText(entry), entry) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private async Task<CachedLayer> CompressAsync(LayerSource source, string entry, CancellationToken cancellationToken)
    {
        System.IO.Directory.CreateDirectory(_layers);
        var temporary = $"{entry}.{Guid.NewGuid():N}.tmp";
        try
        {
            GzipLayer layer;
            using (var writer = new GzipLayerWriter(temporary))
            {
                await source.WriteAsync(writer.Uncompressed, cancellationToken);
                layer = writer.Complete();
            }
            var made = new CachedLayer(layer.DiffId, layer.Digest, layer.Size, CachedLayer.BlobPath(entry, layer.Digest));
            File.Move(temporary, made.Path, overwrite: true);
            File.WriteAllText(temporary, made.ToText());
            File.Move(temporary, entry, overwrite: true);
            Prune();
            return made;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    // What another process is about to use may go too: it finds the file missing and compresses again. Leftovers of killed processes age like the rest.
    private void Prune()
    {
        var files = new DirectoryInfo(_layers).GetFiles();
        if (files.Length <= MaxFiles)
            return;
        foreach (var file in files.OrderByDescending(file => file.LastWriteTimeUtc).Skip(MaxFiles))
            file.Delete();
    }
}

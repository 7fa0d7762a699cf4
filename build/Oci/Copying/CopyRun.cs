using System.Runtime.ExceptionServices;

namespace KubeStellar.Oci;

/// <summary>One copy: walks the graph from the root, each node once; only single requests and transfers hold one of the limited places, never a node that waits for its children.</summary>
internal sealed class CopyRun : IDisposable
{
    /// <summary>The greatest number of manifests, indexes and blobs of one artifact: 10,000.</summary>
    private const int MaxNodes = 10_000;

    /// <summary>How deep they may lie in each other, the root counted: 16.</summary>
    private const int MaxDepth = 16;

    /// <summary>The greatest number of bytes of the manifests and indexes of one artifact, which are held until their children are copied: 64 MiB.</summary>
    private const long MaxManifestBytes = 64 * 1024 * 1024;

    private readonly IReadable _from;
    private readonly IWritable _to;
    private readonly IProgress<TransferProgress>? _progress;
    private readonly SemaphoreSlim _places;
    private readonly CancellationTokenSource _stop;
    private readonly Dictionary<(Digest Digest, bool IsManifest), (long Size, Task Copied)> _nodes = [];
    private Exception? _failure;
    private int _copied;
    private int _mounted;
    private int _alreadyThere;
    private long _bytes;
    private long _manifestBytes;

    public CopyRun(IReadable from, IWritable to, CopyOptions options, CancellationToken cancellationToken)
    {
        _from = from;
        _to = to;
        _progress = options.Progress;
        _places = new SemaphoreSlim(options.MaxParallel);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    public async Task<CopyResult> ExecuteAsync(Descriptor root)
    {
        try
        {
            await NodeAsync(root, depth: 1);
        }
        catch when (_failure is not null)
        {
            // What failed first is the cause; failures and cancellations after it only follow.
            ExceptionDispatchInfo.Throw(_failure);
        }

        return new CopyResult(_copied, _mounted, _alreadyThere, _bytes);
    }

    public void Dispose()
    {
        _places.Dispose();
        _stop.Dispose();
    }

    private Task NodeAsync(Descriptor node, int depth)
    {
        lock (_nodes)
        {
            if (!_nodes.TryGetValue(KeyOf(node), out var running))
            {
                running = _nodes[KeyOf(node)] = (node.Size, Task.Run(() => CopyNodeAsync(node, depth)));
            }

            return running.Copied;
        }
    }

    private async Task CopyNodeAsync(Descriptor node, int depth)
    {
        try
        {
            var exists = InPlaceAsync(() => _to.ExistsAsync(node, _stop.Token));
            var content = PrepareAsync(node, depth);
            await Task.WhenAll(exists, content);
            await TransferAsync(node, await content, await exists);
        }
        catch (Exception error)
        {
            if (Interlocked.CompareExchange(ref _failure, error, null) is null)
            {
                await _stop.CancelAsync();
            }

            throw;
        }
    }

    private async Task<ContentSource> PrepareAsync(Descriptor node, int depth)
    {
        if (!MediaTypes.IsManifest(node.MediaType))
        {
            return ContentSource.FromStore(_from, node);
        }

        Require(depth <= MaxDepth, node, $"manifests at most {MaxDepth} deep in each other");
        var manifest = await InPlaceAsync(() => _from.FetchBytesAsync(node, ImageManifest.MaxSize, _stop.Token));
        Require(Interlocked.Add(ref _manifestBytes, manifest.Length) <= MaxManifestBytes, node, $"manifests and indexes of at most {MaxManifestBytes} bytes together");
        var children = ManifestChildren.Of(node, manifest);
        Admit(node, children);
        await Task.WhenAll(children.Select(child => NodeAsync(child, depth + 1)));
        return ContentSource.FromBytes(manifest);
    }

    // Before any of them is started: what runs must be waited for.
    private void Admit(Descriptor parent, IReadOnlyList<Descriptor> children)
    {
        lock (_nodes)
        {
            var added = new Dictionary<(Digest Digest, bool IsManifest), long>();
            foreach (var child in children)
            {
                var size = _nodes.TryGetValue(KeyOf(child), out var known) ? known.Size : added.TryAdd(KeyOf(child), child.Size) ? child.Size : added[KeyOf(child)];
                if (size != child.Size)
                {
                    throw new MalformedContentException(parent.ToString(), $"{child.Digest} as {child.Size} bytes, which elsewhere are {size}");
                }
            }

            Require(_nodes.Count + added.Count <= MaxNodes, parent, $"at most {MaxNodes} manifests and blobs");
        }
    }

    private static (Digest Digest, bool IsManifest) KeyOf(Descriptor node) => (node.Digest, MediaTypes.IsManifest(node.MediaType));

    private static void Require(bool holds, Descriptor node, string expected)
    {
        if (!holds)
        {
            throw new OversizedArtifactException(node, expected);
        }
    }

    private async Task TransferAsync(Descriptor node, ContentSource content, bool exists)
    {
        if (exists)
        {
            Interlocked.Increment(ref _alreadyThere);
            _progress?.Report(new TransferProgress(node, TransferState.AlreadyThere, 0));
        }
        else if (!MediaTypes.IsManifest(node.MediaType) && _to is IContentMounter mounter && await InPlaceAsync(() => mounter.MountAsync(node, _from, _stop.Token)))
        {
            Interlocked.Increment(ref _mounted);
            _progress?.Report(new TransferProgress(node, TransferState.Mounted, 0));
        }
        else
        {
            await InPlaceAsync(async () =>
            {
                await _to.PushAsync(node, _progress is null ? content : ProgressStream.Observe(content, node, _progress), _stop.Token);
                return true;
            });
            Interlocked.Increment(ref _copied);
            Interlocked.Add(ref _bytes, node.Size);
            _progress?.Report(new TransferProgress(node, TransferState.Copied, node.Size));
        }
    }

    private async Task<T> InPlaceAsync<T>(Func<Task<T>> work)
    {
        await _places.WaitAsync(_stop.Token);
        try
        {
            return await work();
        }
        finally
        {
            _places.Release();
        }
    }
}

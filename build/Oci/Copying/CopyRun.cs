using System.Runtime.ExceptionServices;

namespace KubeStellar.Oci;

/// <summary>One copy: walks the graph from the root, each node once; only single requests and transfers hold one of the limited places, never a node that waits for its children.</summary>
internal sealed class CopyRun : IDisposable
{
    private readonly IReadable _from;
    private readonly IWritable _to;
    private readonly IProgress<TransferProgress>? _progress;
    private readonly SemaphoreSlim _places;
    private readonly CancellationTokenSource _stop;
    private readonly Dictionary<string, Task> _nodes = [];
    private Exception? _failure;
    private int _copied;
    private int _mounted;
    private int _alreadyThere;
    private long _bytes;

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
            await NodeAsync(root);
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

    private Task NodeAsync(Descriptor node)
    {
        lock (_nodes)
        {
            return _nodes.TryGetValue(node.Digest.ToString(), out var running) ? running : _nodes[node.Digest.ToString()] = Task.Run(() => CopyNodeAsync(node));
        }
    }

    private async Task CopyNodeAsync(Descriptor node)
    {
        try
        {
            var exists = InPlaceAsync(() => _to.ExistsAsync(node, _stop.Token));
            var content = PrepareAsync(node);
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

    private async Task<ContentSource> PrepareAsync(Descriptor node)
    {
        if (!MediaTypes.IsManifest(node.MediaType))
        {
            return ContentSource.FromStore(_from, node);
        }

        var manifest = await InPlaceAsync(() => _from.FetchBytesAsync(node, ImageManifest.MaxSize, _stop.Token));
        await Task.WhenAll(ManifestChildren.Of(node, manifest).Select(NodeAsync));
        return ContentSource.FromBytes(manifest);
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

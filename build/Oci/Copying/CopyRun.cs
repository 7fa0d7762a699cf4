using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace KubeStellar.Oci;

/// <summary>One copy: walks the graph from the root, each node once; only single requests and transfers hold one of the limited places, never a node that waits for its children.</summary>
internal sealed class CopyRun : IDisposable
{
    private readonly IReadable from;
    private readonly IWritable to;
    private readonly IProgress<TransferProgress>? progress;
    private readonly SemaphoreSlim places;
    private readonly CancellationTokenSource stop;
    private readonly ConcurrentDictionary<Digest, Lazy<Task>> nodes = new();
    private Exception? failure;
    private int copied;
    private int mounted;
    private int alreadyThere;
    private long bytes;

    public CopyRun(IReadable from, IWritable to, CopyOptions options, CancellationToken cancellationToken)
    {
        this.from = from;
        this.to = to;
        progress = options.Progress;
        places = new SemaphoreSlim(options.MaxParallel);
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    public async Task<CopyResult> ExecuteAsync(Descriptor root)
    {
        try
        {
            await NodeAsync(root);
        }
        catch when (failure is not null)
        {
            // What failed first is the cause; failures and cancellations after it only follow.
            ExceptionDispatchInfo.Throw(failure);
        }

        return new CopyResult(copied, mounted, alreadyThere, bytes);
    }

    public void Dispose()
    {
        places.Dispose();
        stop.Dispose();
    }

    private Task NodeAsync(Descriptor node) => nodes.GetOrAdd(node.Digest, _ => new Lazy<Task>(() => GuardAsync(node))).Value;

    private async Task GuardAsync(Descriptor node)
    {
        try
        {
            await CopyNodeAsync(node);
        }
        catch (Exception error)
        {
            if (Interlocked.CompareExchange(ref failure, error, null) is null)
            {
                await stop.CancelAsync();
            }

            throw;
        }
    }

    private async Task CopyNodeAsync(Descriptor node)
    {
        var exists = InPlaceAsync(() => to.ExistsAsync(node, stop.Token));
        var content = PrepareAsync(node);
        await Task.WhenAll(exists, content);
        await TransferAsync(node, await content, await exists);
    }

    private async Task<ContentSource> PrepareAsync(Descriptor node)
    {
        if (!MediaTypes.IsManifest(node.MediaType))
        {
            return ContentSource.FromStore(from, node);
        }

        var manifest = await InPlaceAsync(() => from.FetchBytesAsync(node, ImageManifest.MaxSize, stop.Token));
        await Task.WhenAll(ManifestChildren.Of(node, manifest).Select(NodeAsync));
        return ContentSource.FromBytes(manifest);
    }

    private async Task TransferAsync(Descriptor node, ContentSource content, bool exists)
    {
        if (exists)
        {
            Interlocked.Increment(ref alreadyThere);
            progress?.Report(new TransferProgress(node, TransferState.AlreadyThere, 0));
        }
        else if (!MediaTypes.IsManifest(node.MediaType) && to is IContentMounter mounter && await InPlaceAsync(() => mounter.MountAsync(node, from, stop.Token)))
        {
            Interlocked.Increment(ref mounted);
            progress?.Report(new TransferProgress(node, TransferState.Mounted, 0));
        }
        else
        {
            await InPlaceAsync(async () =>
            {
                await to.PushAsync(node, progress is null ? content : ProgressStream.Observe(content, node, progress), stop.Token);
                return true;
            });
            Interlocked.Increment(ref copied);
            Interlocked.Add(ref bytes, node.Size);
            progress?.Report(new TransferProgress(node, TransferState.Copied, node.Size));
        }
    }

    private async Task<T> InPlaceAsync<T>(Func<Task<T>> work)
    {
        await places.WaitAsync(stop.Token);
        try
        {
            return await work();
        }
        finally
        {
            places.Release();
        }
    }
}

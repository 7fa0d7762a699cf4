using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Engines;

/// <summary>A store that gives one content only to its half, and the rest once a test lets it.</summary>
internal sealed class GatedStore(IContentFetcher store, Descriptor gated) : IContentFetcher
{
    private readonly TaskCompletionSource _half = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes once the half was read and more is asked for.</summary>
    public Task Half => _half.Task;

    /// <summary>Whether the content was opened and closed.</summary>
    public bool IsClosed { get; private set; }

    public void Open() => _open.TrySetResult();

    public async Task<Stream> FetchAsync(Descriptor descriptor, CancellationToken cancellationToken = default) =>
        descriptor.Digest == gated.Digest
            ? new Gate(this, await store.FetchBytesAsync(descriptor, int.MaxValue, cancellationToken))
            : await store.FetchAsync(descriptor, cancellationToken);

    private sealed class Gate(GatedStore store, byte[] content) : MemoryStream(content)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var half = (int)(Length / 2);
            if (Position < half)
                return await base.ReadAsync(buffer[..Math.Min(buffer.Length, half - (int)Position)], cancellationToken);
            store._half.TrySetResult();
            await store._open.Task.WaitAsync(cancellationToken);
            return await base.ReadAsync(buffer, cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            store.IsClosed = true;
            base.Dispose(disposing);
        }
    }
}

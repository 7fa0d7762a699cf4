namespace KubeStellar.Oci;

/// <summary>The bytes that were read from a stream already, then the rest of it.</summary>
internal sealed class ContinuedStream(Stream start, Stream rest) : ReadOnlyStream
{
    public override int Read(Span<byte> buffer) => start.Read(buffer) is > 0 and var read ? read : rest.Read(buffer);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        start.Read(buffer.Span) is > 0 and var read ? ValueTask.FromResult(read) : rest.ReadAsync(buffer, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            start.Dispose();
            rest.Dispose();
        }

        base.Dispose(disposing);
    }
}

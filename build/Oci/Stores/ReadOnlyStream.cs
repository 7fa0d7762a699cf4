namespace KubeStellar.Oci;

/// <summary>What forward-only streams for reading have in common.</summary>
internal abstract class ReadOnlyStream : Stream
{
    /// <summary>What the bytes are compared with as they are read, or null where they are not.</summary>
    public virtual Descriptor? Verified => null;

    /// <summary>The file whose bytes these are, all of them, before any is read; null where there is none.</summary>
    public virtual FileStream? File => null;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Hears of bytes that were taken from <see cref="File"/> itself.</summary>
    public virtual void Pass(int bytes)
    {
    }

    public abstract override int Read(Span<byte> buffer);

    public abstract override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default);

    public sealed override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public sealed override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

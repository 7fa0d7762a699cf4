namespace KubeStellar.Delivery.Charts.Packaging;

/// <summary>Reads another stream up to a number of bytes; one more is an error.</summary>
/// <param name="inner">The stream.</param>
/// <param name="limit">The greatest number of bytes.</param>
/// <param name="error">Makes the error.</param>
internal sealed class BoundedStream(Stream inner, long limit, Func<Exception> error) : Stream
{
    /// <summary>The number of bytes read so far.</summary>
    public long Count { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        // One byte more than allowed tells enough; a header of a tar may ask for a buffer of any size.
        var read = inner.Read(buffer[..(int)Math.Min(buffer.Length, limit - Count + 1)]);
        Count += read;
        return Count <= limit ? read : throw error();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

namespace KubeStellar.Testing.Hostile;

/// <summary>A stream that never ends; whoever reads more than allowed gets an error that no test expects.</summary>
/// <param name="allowed">The number of bytes that may be read.</param>
/// <param name="step">The greatest number of bytes of one read, as of a connection that drips.</param>
public sealed class EndlessStream(long allowed, int step = int.MaxValue) : Stream
{
    private long _read;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = Math.Min(count, step);
        buffer.AsSpan(offset, read).Fill((byte)' ');
        _read += read;
        return _read <= allowed ? read : throw new InvalidOperationException($"{_read} bytes were read of what has no end, more than {allowed}");
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

using System.IO.Pipelines;

namespace KubeStellar.Delivery.Engines;

/// <summary>Reads what a function writes, while it writes, no further than that; closing the stream stops the function and waits for its end.</summary>
internal sealed class WrittenStream : Stream
{
    private readonly CancellationTokenSource _stop;
    private readonly Stream _reading;
    private readonly Task _writing;

    public WrittenStream(Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var pipe = new Pipe();
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _reading = pipe.Reader.AsStream();
        _writing = Task.Run(() => WriteAsync(write, pipe.Writer, _stop.Token), CancellationToken.None);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => _reading.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => _reading.ReadAsync(buffer, offset, count, cancellationToken);

    public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => _reading.CopyToAsync(destination, bufferSize, cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => _reading.Read(buffer, offset, count);

    public override async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading.DisposeAsync();
        await _writing;
        _stop.Dispose();
        await base.DisposeAsync();
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        // The request that sends the stream closes it as well, and may do so while the function still runs.
        if (disposing)
            _reading.Dispose();
        base.Dispose(disposing);
    }

    // Never fails: whoever reads is told.
    private static async Task WriteAsync(Func<Stream, CancellationToken, Task> write, PipeWriter writer, CancellationToken cancellationToken)
    {
        Exception? error = null;
        try
        {
            await using var stream = new PipeStream(writer);
            await write(stream, cancellationToken);
        }
        catch (Exception exception)
        {
            error = exception;
        }

        await writer.CompleteAsync(error);
    }
}

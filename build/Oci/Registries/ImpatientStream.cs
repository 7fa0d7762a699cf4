using System.Buffers;
using System.Net.Sockets;

namespace KubeStellar.Oci;

/// <summary>A connection on which a read or write that takes longer than the limit is an <see cref="IOException"/>, so that a server that keeps silent holds nobody forever.</summary>
/// <param name="socket">The connection.</param>
/// <param name="limit">How long a read or write may take.</param>
internal sealed class ImpatientStream(Socket socket, TimeSpan limit) : Stream
{
    /// <summary>The bytes that are written in the ordinary way where the connection takes none of a file at once; that waits until it does.</summary>
    private static readonly int WaitingSize = SendFile.IsSupported ? 16 * 1024 : 128 * 1024;

    private readonly NetworkStream _inner = new(socket, ownsSocket: true);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(limit);
        try
        {
            return await _inner.ReadAsync(buffer, patience.Token);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw SilenceLimit.Exceeded(limit, error);
        }
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        FileMemory.Find(buffer) is { } part ? WriteAsync(part.Memory, part.Offset, buffer.Length, cancellationToken) : WriteBytesAsync(buffer, cancellationToken);

    private async ValueTask WriteAsync(FileMemory part, int offset, int length, CancellationToken cancellationToken)
    {
        for (var end = offset + length; offset < end;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var sent = part.TrySend(socket.SafeHandle, offset, end - offset);
            offset += sent > 0 ? sent : await WriteSomeAsync(part, offset, Math.Min(end - offset, WaitingSize), cancellationToken);
        }
    }

    private async ValueTask<int> WriteSomeAsync(FileMemory part, int offset, int length, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            part.Read(offset, buffer.AsSpan(0, length));
            await WriteBytesAsync(buffer.AsMemory(0, length), cancellationToken);
            return length;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async ValueTask WriteBytesAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(limit);
        try
        {
            await _inner.WriteAsync(buffer, patience.Token);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw SilenceLimit.Exceeded(limit, error);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => _inner.Read(buffer, offset, count);

    public override void Write(byte[] buffer, int offset, int count) => _inner.Write(buffer, offset, count);

    public override void Flush() => _inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }
}

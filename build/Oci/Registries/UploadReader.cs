using System.Buffers;

namespace KubeStellar.Oci;

/// <summary>Gives any part of content, in order at no cost and again by reading from the start, verified against the descriptor.</summary>
internal sealed class UploadReader(ContentSource content, Descriptor descriptor) : IAsyncDisposable
{
    private const int BufferSize = 128 * 1024;

    private Stream? _stream;
    private long _position;

    /// <summary>Copies a part, whose end may be that of the content; there digest and size are compared.</summary>
    public async Task CopyAsync(long start, long length, Stream target, CancellationToken cancellationToken)
    {
        if (_stream is null || _position > start)
        {
            await DisposeAsync();
            _stream = VerifyingStream.Over(await content.OpenAsync(cancellationToken), descriptor);
            _position = 0;
        }

        await MoveAsync(start, Stream.Null, cancellationToken);
        await MoveAsync(start + length, target, cancellationToken);
        if (_position == descriptor.Size)
        {
            // The read that finds the end makes the stream compare digest and size.
            await _stream.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_stream is { } stream)
        {
            _stream = null;
            await stream.DisposeAsync();
        }
    }

    private async Task MoveAsync(long end, Stream target, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (_position < end)
            {
                var read = await _stream!.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, end - _position)), cancellationToken);
                if (read == 0)
                {
                    // The verifying stream has thrown already, unless the part was wrong.
                    throw new InvalidOperationException("the content ended before the part");
                }

                _position += read;
                await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

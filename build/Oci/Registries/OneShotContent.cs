using System.Buffers;
using System.Net;
using System.Net.Http.Headers;

namespace KubeStellar.Oci;

/// <summary>A request body that is the next part of a stream; it cannot be sent twice.</summary>
internal sealed class OneShotContent : HttpContent
{
    private const int BufferSize = 128 * 1024;

    private readonly Stream _source;
    private readonly long _length;

    public OneShotContent(Stream source, long start, long length)
    {
        _source = source;
        _length = length;
        Headers.ContentType = new MediaTypeHeaderValue(MediaTypes.OctetStream);
        Headers.ContentLength = length;

        // The distribution specification's form, without the unit of HTTP's.
        Headers.TryAddWithoutValidation("Content-Range", $"{start}-{start + length - 1}");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            for (var left = _length; left > 0;)
            {
                var read = await _source.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), cancellationToken);
                if (read == 0)
                {
                    // The verifying stream below has thrown already, unless the length was wrong here.
                    throw new InvalidOperationException("the stream ended before the part");
                }

                await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                left -= read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    protected override bool TryComputeLength(out long computed)
    {
        computed = _length;
        return true;
    }
}

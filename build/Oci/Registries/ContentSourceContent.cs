using System.Net;
using System.Net.Http.Headers;

namespace KubeStellar.Oci;

/// <summary>A request body that reads its source anew each time it is sent, verified against the descriptor.</summary>
internal sealed class ContentSourceContent : HttpContent
{
    private const int BufferSize = 128 * 1024;

    private readonly ContentSource _source;
    private readonly Descriptor _descriptor;

    public ContentSourceContent(ContentSource source, Descriptor descriptor)
    {
        _source = source;
        _descriptor = descriptor;
        Headers.ContentType = new MediaTypeHeaderValue(MediaTypes.OctetStream);
        Headers.ContentLength = descriptor.Size;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await using var content = VerifyingStream.Over(await _source.OpenAsync(cancellationToken), _descriptor);
        await content.CopyToAsync(stream, BufferSize, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _descriptor.Size;
        return true;
    }
}

using System.Net;
using System.Net.Http.Headers;

namespace KubeStellar.Oci;

/// <summary>A request body that reads its source anew each time it is sent, verified against the descriptor.</summary>
internal sealed class ContentSourceContent : HttpContent
{
    private const int BufferSize = 128 * 1024;

    private readonly ContentSource source;
    private readonly Descriptor descriptor;

    public ContentSourceContent(ContentSource source, Descriptor descriptor)
    {
        this.source = source;
        this.descriptor = descriptor;
        Headers.ContentType = new MediaTypeHeaderValue(MediaTypes.OctetStream);
        Headers.ContentLength = descriptor.Size;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await using var content = VerifyingStream.Over(await source.OpenAsync(cancellationToken), descriptor);
        await content.CopyToAsync(stream, BufferSize, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = descriptor.Size;
        return true;
    }
}

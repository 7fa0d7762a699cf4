using System.Net;
using System.Net.Http.Headers;

namespace KubeStellar.Oci;

/// <summary>A request body that is a part of content; it is read anew each time it is sent.</summary>
internal sealed class PartContent : HttpContent
{
    private readonly UploadReader _source;
    private readonly long _start;
    private readonly long _length;

    public PartContent(UploadReader source, long start, long length)
    {
        (_source, _start, _length) = (source, start, length);
        Headers.ContentType = new MediaTypeHeaderValue(MediaTypes.OctetStream);
        Headers.ContentLength = length;

        // The distribution specification's form, without the unit of HTTP's.
        Headers.TryAddWithoutValidation("Content-Range", $"{start}-{start + length - 1}");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        _source.CopyAsync(_start, _length, stream, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }
}

using System.Net;
using System.Net.Http.Headers;

namespace KubeStellar.Oci;

/// <summary>A request body that reads its source anew each time it is sent: a file as it is, which costs next to nothing, anything else verified against the descriptor.</summary>
internal sealed class ContentSourceContent : HttpContent
{
    private const int BufferSize = 128 * 1024;

    /// <summary>The bytes of a file that are handed on at a time.</summary>
    private const int PartSize = 1024 * 1024;

    private readonly ContentSource _source;
    private readonly Descriptor _descriptor;

    public ContentSourceContent(ContentSource source, Descriptor descriptor)
    {
        _source = source;
        _descriptor = descriptor;
        Headers.ContentType = new MediaTypeHeaderValue(MediaTypes.OctetStream);
        Headers.ContentLength = descriptor.Size;
    }

    /// <summary>Whether bytes were sent that nobody compared with the descriptor.</summary>
    public bool IsUnverified { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await using var content = await _source.OpenAsync(cancellationToken);
        if (content is ReadOnlyStream { File: { } file } outer && file.Length == _descriptor.Size)
        {
            IsUnverified = true;
            await SendAsync(file, outer, stream, cancellationToken);
            return;
        }

        await using var verified = VerifyingStream.Over(content, _descriptor);
        await verified.CopyToAsync(stream, BufferSize, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _descriptor.Size;
        return true;
    }

    private async Task SendAsync(FileStream file, ReadOnlyStream observer, Stream target, CancellationToken cancellationToken)
    {
        // What is in the connection's own buffer goes first, so that every part reaches the connection as it is.
        await target.FlushAsync(cancellationToken);
        for (long start = 0; start < _descriptor.Size; start += PartSize)
        {
            var length = (int)Math.Min(PartSize, _descriptor.Size - start);
            using var part = new FileMemory(file.SafeFileHandle, start, length);
            try
            {
                await target.WriteAsync(part.Memory, cancellationToken);
            }
            catch when (part.Failure is { } failure)
            {
                // What failed was the file, not the connection.
                throw new UnreadableContentException(_descriptor.Digest.ToString(), failure);
            }

            observer.Pass(length);
        }
    }
}

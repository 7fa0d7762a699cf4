using System.Net;

namespace KubeStellar.Oci.Tests;

/// <summary>The first bytes of an answer whose connection breaks then.</summary>
internal sealed class BrokenContent : HttpContent
{
    private readonly byte[] _start;

    public BrokenContent(byte[] start, long length)
    {
        _start = start;
        Headers.ContentLength = length;
    }

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new BrokenStream(_start));

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new NotSupportedException();

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private sealed class BrokenStream(byte[] start) : MemoryStream(start)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position < Length ? base.ReadAsync(buffer, cancellationToken) : throw new IOException("reset by the test");
    }
}

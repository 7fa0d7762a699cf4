using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace KubeStellar.Oci;

/// <summary>Compresses into another stream with the header that Go writes at best speed, on every system: no name, no time, operating system 255.</summary>
internal sealed class GzipStream : WriteOnlyStream
{
    private readonly Stream inner;
    private readonly DeflateStream deflate;
    private readonly Crc32 checksum = new();
    private long length;

    public GzipStream(Stream inner)
    {
        this.inner = inner;
        inner.Write([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 4, 0xff]);
        deflate = new DeflateStream(inner, CompressionLevel.Fastest, leaveOpen: true);
    }

    public override long Length => length;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        checksum.Append(buffer);
        deflate.Write(buffer);
        length += buffer.Length;
    }

    /// <summary>Writes what is left and the trailer.</summary>
    public void Complete()
    {
        deflate.Dispose();
        if (length == 0)
        {
            // DeflateStream writes nothing for nothing; a final block without content is what the format needs.
            inner.Write([0x03, 0x00]);
        }

        Span<byte> trailer = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, checksum.GetCurrentHashAsUInt32());
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], unchecked((uint)length));
        inner.Write(trailer);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            deflate.Dispose();
        }

        base.Dispose(disposing);
    }
}

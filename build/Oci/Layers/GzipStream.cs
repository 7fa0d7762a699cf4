using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace KubeStellar.Oci;

/// <summary>Compresses into another stream with the header that Go writes at best speed, on every system.</summary>
internal sealed class GzipStream : WriteOnlyStream
{
    private readonly Stream _inner;
    private readonly DeflateStream _deflate;
    private readonly Crc32 _checksum = new();
    private long _length;

    public GzipStream(Stream inner, GzipHeader? header = null)
    {
        _inner = inner;
        inner.Write((header ?? new GzipHeader()).ToArray());
        _deflate = new DeflateStream(inner, CompressionLevel.Fastest, leaveOpen: true);
    }

    public override long Length => _length;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _checksum.Append(buffer);
        _deflate.Write(buffer);
        _length += buffer.Length;
    }

    /// <summary>Writes what is left and the trailer.</summary>
    public void Complete()
    {
        _deflate.Dispose();
        if (_length == 0)
        {
            // DeflateStream writes nothing for nothing; a final block without content is what the format needs.
            _inner.Write([0x03, 0x00]);
        }

        Span<byte> trailer = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, _checksum.GetCurrentHashAsUInt32());
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], unchecked((uint)_length));
        _inner.Write(trailer);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _deflate.Dispose();
        }

        base.Dispose(disposing);
    }
}

using System.IO.Compression;
using System.Text;
using CsCheck;
using KubeStellar.Testing;

namespace KubeStellar.Oci.Tests.Layers;

public sealed class GzipBytesTests
{
    [Fact]
    public void Optional_fields_stand_behind_the_header_in_the_order_of_rfc_1952() => Assert.Equal(
        [0x1f, 0x8b, 8, 4 | 16, 0, 0, 0, 0, 4, 255, 3, 0, (byte)'e', (byte)'x', (byte)'t', .. Encoding.Latin1.GetBytes("Größe\0")],
        GzipBytes.Compress("content"u8, new GzipHeader("Größe", Encoding.ASCII.GetBytes("ext")))[..21]);

    [Fact]
    public void Without_optional_fields_the_bytes_are_those_of_a_layer()
    {
        using var folder = new TemporaryDirectory();
        using var writer = new GzipLayerWriter(folder["layer"]);
        writer.Uncompressed.Write("content"u8);
        writer.Complete();

        Assert.Equal(File.ReadAllBytes(folder["layer"]), GzipBytes.Compress("content"u8, new GzipHeader()));
    }

    [Fact]
    public void What_was_compressed_reads_back_with_any_header() =>
        Gen.Select(Gen.Byte.Array[0, 1000], Gen.Byte.Array[0, 300], Gen.String[Gen.Char['\u0001', '\u00ff'], 0, 20]).Sample((content, extra, comment) =>
        {
            using var gzip = new GZipStream(new MemoryStream(GzipBytes.Compress(content, new GzipHeader(comment, extra))), CompressionMode.Decompress);
            using var read = new MemoryStream();
            gzip.CopyTo(read);
            return content.AsSpan().SequenceEqual(read.ToArray());
        });
}

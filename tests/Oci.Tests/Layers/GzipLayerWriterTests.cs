using System.IO.Compression;
using CsCheck;
using KubeStellar.Testing;

namespace KubeStellar.Oci.Tests.Layers;

public sealed class GzipLayerWriterTests
{
    [Fact]
    public void The_header_is_that_of_go_at_best_speed()
    {
        using var folder = new TemporaryDirectory();

        Write(folder["layer"], "hello"u8.ToArray(), 5);

        Assert.Equal("1F8B08000000000004FF", Convert.ToHexString(File.ReadAllBytes(folder["layer"])[..10]));
    }

    [Fact]
    public void Any_bytes_in_any_pieces_are_compressed_hashed_and_counted_in_one_pass()
    {
        using var folder = new TemporaryDirectory();
        Gen.Select(Gen.Byte.Array[0, 3000], Gen.Int[1, 700]).Sample(
            (bytes, piece) =>
            {
                var layer = Write(folder["layer"], bytes, piece);
                var compressed = File.ReadAllBytes(layer.Path);
                return layer.DiffId == Digest.Of(bytes)
                    && layer.UncompressedSize == bytes.Length
                    && layer.Describe() == Descriptor.Of(MediaTypes.OciLayerGzip, compressed)
                    && Decompress(compressed).SequenceEqual(bytes);
            },
            threads: 1);
    }

    [Fact]
    public void Equal_content_has_equal_bytes()
    {
        using var folder = new TemporaryDirectory();
        var content = Enumerable.Range(0, 300_000).Select(i => (byte)(i * i / 7)).ToArray();

        Assert.Equal(Write(folder["a"], content, 1000).Digest, Write(folder["b"], content, 77_777).Digest);
    }

    [Fact]
    public void A_file_that_is_there_is_replaced()
    {
        using var folder = new TemporaryDirectory();
        Write(folder["layer"], new byte[100_000], 1000);

        var layer = Write(folder["layer"], [], 1);

        Assert.Equal(layer.Size, new FileInfo(layer.Path).Length);
        Assert.Empty(Decompress(File.ReadAllBytes(layer.Path)));
    }

    private static GzipLayer Write(string path, byte[] bytes, int piece)
    {
        using var writer = new GzipLayerWriter(path);
        foreach (var chunk in bytes.Chunk(piece))
        {
            writer.Uncompressed.Write(chunk);
        }

        return writer.Complete();
    }

    private static byte[] Decompress(byte[] compressed)
    {
        using var gzip = new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }
}

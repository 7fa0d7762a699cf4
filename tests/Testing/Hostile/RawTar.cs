using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace KubeStellar.Testing.Hostile;

/// <summary>Archives put together byte by byte, right or not.</summary>
public static class RawTar
{
    /// <summary>The bytes of a block.</summary>
    public const int Block = 512;

    /// <summary>Returns an archive of entries with its end.</summary>
    public static byte[] Archive(params IEnumerable<byte[]> entries) => [.. entries.SelectMany(entry => entry), .. new byte[2 * Block]];

    /// <summary>Returns an archive, compressed.</summary>
    public static byte[] Packed(params IEnumerable<byte[]> entries) => Gzip(Archive(entries));

    /// <summary>Returns a file, or another entry with content.</summary>
    public static byte[] File(string name, string content = "", char type = '0', string link = "") => Entry(Encoding.UTF8.GetBytes(name), type, Encoding.UTF8.GetBytes(content), null, link);

    /// <summary>Returns an entry, a PAX header before it.</summary>
    public static byte[] Pax(string records, byte[] entry, char type = 'x') => [.. Entry("pax"u8.ToArray(), type, Encoding.UTF8.GetBytes(records)), .. entry];

    /// <summary>Returns a record as PAX headers hold it.</summary>
    public static string Record(string key, string value)
    {
        var rest = Encoding.UTF8.GetByteCount(value) + key.Length + 3;
        var length = rest + $"{rest}".Length;
        length = rest + $"{length}".Length;
        return $"{length} {key}={value}\n";
    }

    /// <summary>Returns an entry of any bytes.</summary>
    /// <param name="name">The name, at most 100 bytes.</param>
    /// <param name="type">The type.</param>
    /// <param name="content">The content.</param>
    /// <param name="size">The twelve characters of the size; null for those of the content's.</param>
    /// <param name="link">What a link leads to.</param>
    public static byte[] Entry(byte[] name, char type, byte[] content, string? size = null, string link = "")
    {
        var header = new byte[Block];
        name.CopyTo(header, 0);
        Put("0000644\0" + "0000000\0" + "0000000\0", 100);
        Put(size ?? Octal(content.Length) + "\0", 124);
        Put("00000000000\0" + "        " + type, 136);
        Put(link, 157);
        Put("ustar\0" + "00", 257);
        Put(Convert.ToString(header.Sum(value => value), 8).PadLeft(6, '0') + "\0 ", 148);
        return [.. header, .. content, .. new byte[(Block - (content.Length % Block)) % Block]];

        void Put(string text, int at) => Encoding.Latin1.GetBytes(text).CopyTo(header, at);
    }

    /// <summary>Returns the bytes, compressed.</summary>
    public static byte[] Gzip(params byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return compressed.ToArray();
    }

    private static string Octal(long value) => Convert.ToString(value, 8).PadLeft(11, '0').ToString(CultureInfo.InvariantCulture);
}

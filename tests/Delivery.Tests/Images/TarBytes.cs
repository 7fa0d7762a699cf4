using System.Globalization;
using System.Text;

namespace KubeStellar.Delivery.Tests.Images;

/// <summary>Archives put together byte by byte as facts about ko's layers state them, independent of the writer under test.</summary>
internal static class TarBytes
{
    public static byte[] Archive(params IEnumerable<byte[]> entries) => [.. entries.SelectMany(entry => entry), .. new byte[1024]];

    public static byte[] Folder(string name, long modified = 0) => Header(name, '5', 0, modified);

    public static byte[] File(string name, byte[] content, long modified = 0) =>
        [.. Header(name, '0', content.Length, modified), .. content, .. new byte[(512 - (content.Length % 512)) % 512]];

    public static byte[] File(string name, string content, long modified = 0) => File(name, Encoding.UTF8.GetBytes(content), modified);

    public static string Names(byte[] archive)
    {
        var names = new List<string>();
        for (var at = 0; at + 1024 < archive.Length;)
        {
            names.Add(Encoding.UTF8.GetString(archive, at, 100).TrimEnd('\0'));
            var size = Convert.ToInt64(Encoding.ASCII.GetString(archive, at + 124, 11), 8);
            at += 512 + (int)((size + 511) / 512 * 512);
        }
        return string.Join(' ', names);
    }

    private static byte[] Header(string name, char type, long size, long modified)
    {
        var text = name.PadRight(100, '\0')
            + "0000555\0" + "0000000\0" + "0000000\0"
            + Octal(size) + "\0" + Octal(modified) + "\0"
            + "        " + type + new string('\0', 100)
            + "ustar\0" + "00" + new string('\0', 64)
            + "0000000\0" + "0000000\0"
            + new string('\0', 155 + 12);
        var header = Encoding.Latin1.GetBytes(text);
        var sum = Convert.ToString(header.Sum(value => value), 8).PadLeft(6, '0');
        Encoding.ASCII.GetBytes(sum + "\0 ").CopyTo(header, 148);
        return header;
    }

    private static string Octal(long value) => Convert.ToString(value, 8).PadLeft(11, '0').ToString(CultureInfo.InvariantCulture);
}

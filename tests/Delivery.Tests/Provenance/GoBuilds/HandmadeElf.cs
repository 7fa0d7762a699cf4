using System.Buffers.Binary;
using System.Text;

namespace KubeStellar.Delivery.Tests.Provenance.GoBuilds;

/// <summary>An ELF file with one data segment that holds build information by pointers, as Go wrote it before 1.18.</summary>
internal static class HandmadeElf
{
    private const int Base = 0x400000;
    private const int Information = 0x100;
    private const int Strings = 0x140;
    private const int Content = 0x200;

    public static byte[] Create(string version, string text, bool wide, bool bigEndian)
    {
        var framed = $"0123456789abcdef{text}fedcba9876543210";
        var file = new byte[Content + version.Length + framed.Length];
        var word = wide ? 8 : 4;
        void Put(int at, long value, int width)
        {
            Span<byte> bytes = stackalloc byte[8];
            BinaryPrimitives.WriteInt64BigEndian(bytes, value);
            var number = bytes[(8 - width)..];
            if (!bigEndian)
            {
                number.Reverse();
            }

            number.CopyTo(file.AsSpan(at));
        }

        byte[] identification = [0x7f, .. "ELF"u8, (byte)(wide ? 2 : 1), (byte)(bigEndian ? 2 : 1), 1];
        identification.CopyTo(file, 0);
        Put(16, 2, 2);
        Put(18, wide ? bigEndian ? 21 : 62 : bigEndian ? 20 : 3, 2);
        Put(20, 1, 4);
        var headers = wide ? 64 : 52;
        Put(wide ? 32 : 28, headers, word);
        Put(wide ? 52 : 40, headers, 2);
        Put(wide ? 54 : 42, wide ? 56 : 32, 2);
        Put(wide ? 56 : 44, 1, 2);

        Put(headers, 1, 4);
        Put(headers + (wide ? 4 : 24), 6, 4);
        Put(headers + (wide ? 16 : 8), Base, word);
        Put(headers + (wide ? 32 : 16), file.Length, word);
        Put(headers + (wide ? 40 : 20), file.Length, word);

        byte[] mark = [0xff, .. " Go buildinf:"u8, (byte)word, (byte)(bigEndian ? 1 : 0)];
        mark.CopyTo(file, Information);
        Put(Information + 16, Base + Strings, word);
        Put(Information + 16 + word, Base + Strings + 16, word);
        Put(Strings, Base + Content, word);
        Put(Strings + word, version.Length, word);
        Put(Strings + 16, Base + Content + version.Length, word);
        Put(Strings + 16 + word, framed.Length, word);
        Encoding.ASCII.GetBytes(version + framed).CopyTo(file, Content);
        return file;
    }
}

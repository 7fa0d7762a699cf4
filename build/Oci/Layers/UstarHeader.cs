using System.Text;

namespace KubeStellar.Oci;

/// <summary>Formats the header blocks of one entry. Rules: Go's <c>archive/tar</c> with <c>Format</c> left open, which prefers USTAR and takes PAX where that cannot say it.</summary>
internal sealed class UstarHeader(int mode, long modified)
{
    public const int BlockSize = 512;
    public const byte Directory = (byte)'5';
    public const byte RegularFile = (byte)'0';

    private const byte PaxRecords = (byte)'x';
    private const int NameSize = 100;
    private const int PrefixSize = 155;
    private const long SizeLimit = 1L << 33;

    public ReadOnlyMemory<byte> Format(string name, byte type, long size)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        if (name.Contains('\0', StringComparison.Ordinal) || (type == RegularFile && name.EndsWith('/')))
        {
            throw new ArgumentException("an entry's name holds no NUL, and a file's does not end in a slash", nameof(name));
        }

        var split = SplitName(name);
        if (size < SizeLimit && split is { } fitting)
        {
            var block = new byte[BlockSize];
            Fill(block, fitting.Name, fitting.Prefix, type, mode, size, modified);
            return block;
        }

        return FormatPax(name, type, size);
    }

    private byte[] FormatPax(string name, byte type, long size)
    {
        // Records are sorted by key: path before size. A long path is recorded even where a prefix could hold it.
        var pathRecord = name.Length > NameSize || !System.Text.Ascii.IsValid(name);
        var records = Encoding.UTF8.GetBytes((pathRecord ? Record("path", name) : "") + (size < SizeLimit ? "" : Record("size", $"{size}")));
        var padded = (records.Length + BlockSize - 1) / BlockSize * BlockSize;
        var blocks = new byte[BlockSize + padded + BlockSize];
        var slash = name.LastIndexOf('/') + 1;
        var paxName = Ascii($"{name[..slash]}PaxHeaders.0/{name[slash..]}");
        Fill(blocks.AsSpan(0, BlockSize), paxName[..Math.Min(NameSize, paxName.Length)].TrimEnd('/'), "", PaxRecords, 0, records.Length, 0);
        records.CopyTo(blocks.AsSpan(BlockSize));
        Fill(blocks.AsSpan(BlockSize + padded), Ascii(name), "", type, mode, size < SizeLimit ? size : 0, modified);
        return blocks;
    }

    private static void Fill(Span<byte> block, string name, string prefix, byte type, int mode, long size, long modified)
    {
        WriteText(block[..NameSize], name);
        WriteOctal(block.Slice(100, 8), mode);
        WriteOctal(block.Slice(108, 8), 0);
        WriteOctal(block.Slice(116, 8), 0);
        WriteOctal(block.Slice(124, 12), size);
        WriteOctal(block.Slice(136, 12), modified);
        block[156] = type;
        "ustar\0"u8.CopyTo(block[257..]);
        "00"u8.CopyTo(block[263..]);
        if (type != PaxRecords)
        {
            // Device numbers, which Go leaves out of the header of PAX records.
            WriteOctal(block.Slice(329, 8), 0);
            WriteOctal(block.Slice(337, 8), 0);
        }

        WriteText(block.Slice(345, PrefixSize), prefix);

        // The sum is taken with its own field as blanks; its last byte stays one.
        block.Slice(148, 8).Fill((byte)' ');
        var sum = 0;
        foreach (var value in block)
        {
            sum += value;
        }

        WriteOctal(block.Slice(148, 7), sum);
    }

    /// <summary>Returns name and prefix as USTAR keeps them, or null where it cannot.</summary>
    private static (string Name, string Prefix)? SplitName(string name)
    {
        if (!System.Text.Ascii.IsValid(name))
        {
            return null;
        }

        if (name.Length <= NameSize)
        {
            return (name, "");
        }

        var length = name.Length > PrefixSize + 1 ? PrefixSize + 1 : name.EndsWith('/') ? name.Length - 1 : name.Length;
        var slash = name.LastIndexOf('/', length - 1);
        var rest = name.Length - slash - 1;
        return slash > 0 && rest is > 0 and <= NameSize ? (name[(slash + 1)..], name[..slash]) : null;
    }

    private static void WriteText(Span<byte> field, string text)
    {
        Encoding.ASCII.GetBytes(text.AsSpan(0, Math.Min(text.Length, field.Length)), field);
        if (text.Length > field.Length && field[^1] == '/')
        {
            // Old readers take a file whose cut name ends in a slash for a directory.
            field[field.TrimEnd((byte)'/').Length] = 0;
        }
    }

    private static void WriteOctal(Span<byte> field, long value)
    {
        field[^1] = 0;
        for (var i = field.Length - 2; i >= 0; i--, value >>= 3)
        {
            field[i] = (byte)('0' + (value & 7));
        }
    }

    private static string Ascii(string text) => string.Concat(text.Where(char.IsAscii));

    /// <summary>A record starts with its own length in bytes, the digits of that length included.</summary>
    private static string Record(string key, string value)
    {
        var rest = Encoding.UTF8.GetByteCount(value) + key.Length + 3;
        var length = rest + $"{rest}".Length;
        length = rest + $"{length}".Length;
        return $"{length} {key}={value}\n";
    }
}

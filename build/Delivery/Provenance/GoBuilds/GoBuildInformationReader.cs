using System.Buffers.Binary;
using System.Text;

namespace KubeStellar.Delivery.Provenance.GoBuilds;

/// <summary>
/// Finds build information in binaries as Go's <c>debug/buildinfo</c> does: behind a magic number that is aligned to 16 bytes, inline since Go 1.18,
/// by pointers before. In ELF files it is looked for where the linker puts it; other files are searched whole, for the inline form alone.
/// </summary>
public static class GoBuildInformationReader
{
    private const int HeaderSize = 32;
    private const int Alignment = 16;
    private const int ChunkSize = 1024 * 1024;
    /// <summary>How many marks of build information are looked at in one program: 16.</summary>
    private const int MaxCandidates = 16;

    /// <summary>The size in bytes above which a version of Go is none: 4096.</summary>
    private const int MaxVersion = 4096;

    /// <summary>The size in bytes above which build information is none: 4 MiB.</summary>
    private const int MaxText = 4 * 1024 * 1024;

    private const int FrameSize = 16;
    private const int InlineFlag = 2;
    private const int BigEndianFlag = 1;

    private static readonly byte[] Magic = [0xff, .. " Go buildinf:"u8];

    /// <summary>Reads the build information of a binary.</summary>
    /// <param name="binary">The file, seekable; it stays open.</param>
    /// <param name="location">What to call it in messages.</param>
    /// <exception cref="GoBuildInformationException">It has none, or none that Go would read.</exception>
    public static GoBuildInformation Read(Stream binary, string location)
    {
        ArgumentNullException.ThrowIfNull(binary);
        var file = new FileSpace(binary);
        IAddressSpace space = ElfSpace.TryOpen(file) is { } elf ? elf : file;
        try
        {
            return Candidates(space, (ulong)binary.Length).Take(MaxCandidates).Select(address => Decode(space, address)).FirstOrDefault(found => found is not null)
                ?? throw new GoBuildInformationException(location, "the mark of Go's build information and a version behind it", $"none in {binary.Length} bytes");
        }
        catch (FormatException error)
        {
            throw new GoBuildInformationException(location, "lines as the go command writes them", error.Message, error);
        }
    }

    // Chunks overlap by a mark, so that one across their border is found; no more is searched than the file has, whatever its headers claim.
    private static IEnumerable<ulong> Candidates(IAddressSpace space, ulong fileLength)
    {
        var (start, length) = space.Data;
        var buffer = new byte[ChunkSize + Magic.Length - 1];
        for (ulong at = 0; at < Math.Min(length, fileLength); at += ChunkSize)
        {
            var read = space.Read(start + at, buffer);
            for (var found = 0; (found = IndexOf(buffer.AsSpan(0, read), found)) >= 0; found++)
            {
                if ((start + at + (ulong)found) % Alignment == 0)
                {
                    yield return start + at + (ulong)found;
                }
            }
        }
    }

    private static int IndexOf(ReadOnlySpan<byte> bytes, int from)
    {
        var found = from < bytes.Length ? bytes[from..].IndexOf(Magic) : -1;
        return found < 0 ? -1 : from + found;
    }

    // The header is the mark, the size of a pointer, flags, and for the old form two pointers to Go strings.
    private static GoBuildInformation? Decode(IAddressSpace space, ulong address)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        if (space.Read(address, header) < HeaderSize)
        {
            return null;
        }

        byte[]? version, text;
        if ((header[15] & InlineFlag) != 0)
        {
            var next = address + HeaderSize;
            version = ReadInline(space, ref next, MaxVersion);
            text = ReadInline(space, ref next, MaxText);
        }
        else
        {
            var (width, bigEndian) = (header[14] == 4 ? 4 : 8, (header[15] & BigEndianFlag) != 0);
            version = space.HasPointers ? ReadPointed(space, Pointer(header[16..], width, bigEndian), width, bigEndian, MaxVersion) : null;
            text = space.HasPointers ? ReadPointed(space, Pointer(header[(16 + width)..], width, bigEndian), width, bigEndian, MaxText) : null;
        }

        return version is not null && text is not null && IsVersion(version) ? GoBuildText.Parse(Encoding.UTF8.GetString(version), Unframe(text)) : null;
    }

    // Random bytes behind a mark that is no header do not look like this.
    private static bool IsVersion(ReadOnlySpan<byte> version) => version.StartsWith("go"u8) || version.StartsWith("devel"u8);

    // The text stands between two random marks of 16 bytes; without them there is none.
    private static string Unframe(ReadOnlySpan<byte> text) =>
        text.Length > 2 * FrameSize && text[^(FrameSize + 1)] == '\n' ? Encoding.UTF8.GetString(text[FrameSize..^FrameSize]) : "";

    private static byte[]? ReadInline(IAddressSpace space, ref ulong address, int limit)
    {
        Span<byte> bytes = stackalloc byte[5];
        var read = space.Read(address, bytes);
        ulong length = 0;
        for (var index = 0; index < read; index++)
        {
            length |= (ulong)(bytes[index] & 0x7f) << (7 * index);
            if (bytes[index] < 0x80)
            {
                var start = address + (ulong)index + 1;
                address = start + length;
                return ReadBytes(space, start, length, limit);
            }
        }

        return null;
    }

    private static byte[]? ReadPointed(IAddressSpace space, ulong address, int width, bool bigEndian, int limit)
    {
        Span<byte> header = stackalloc byte[16];
        return space.Read(address, header[..(2 * width)]) == 2 * width
            ? ReadBytes(space, Pointer(header, width, bigEndian), Pointer(header[width..], width, bigEndian), limit)
            : null;
    }

    private static byte[]? ReadBytes(IAddressSpace space, ulong address, ulong length, int limit)
    {
        var bytes = length <= (ulong)limit ? new byte[length] : null;
        return bytes is not null && space.Read(address, bytes) == bytes.Length ? bytes : null;
    }

    private static ulong Pointer(ReadOnlySpan<byte> bytes, int width, bool bigEndian) => (width, bigEndian) switch
    {
        (4, true) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        (4, false) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        (_, true) => BinaryPrimitives.ReadUInt64BigEndian(bytes),
        _ => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
    };
}

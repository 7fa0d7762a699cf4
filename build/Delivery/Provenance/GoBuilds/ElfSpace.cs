using System.Buffers.Binary;

namespace KubeStellar.Delivery.Provenance.GoBuilds;

/// <summary>An ELF file (System V ABI, chapters 4 and 5), of 32 or 64 bits and either byte order, by the addresses of its loaded segments.</summary>
internal sealed class ElfSpace : IAddressSpace
{
    private const int Loaded = 1;
    private const ulong Executable = 1;
    private const ulong Writable = 2;
    /// <summary>The greatest number of headers of segments and of sections that are looked at, each: 4096.</summary>
    private const int MaxSections = 4096;

    private static readonly ElfLayout Narrow = new(Word: 4, Programs: 28, Sections: 32, ProgramSize: 42, ProgramHeader: new(24, 4, 8, 16), SectionHeader: new(12, 16, 20));
    private static readonly ElfLayout Wide = new(Word: 8, Programs: 32, Sections: 40, ProgramSize: 54, ProgramHeader: new(4, 8, 16, 32), SectionHeader: new(16, 24, 32));

    private readonly FileSpace _file;
    private readonly ElfLayout _layout;
    private readonly bool _bigEndian;
    private readonly List<ElfSegment> _segments;

    private ElfSpace(FileSpace file, ElfLayout layout, bool bigEndian)
    {
        (_file, _layout, _bigEndian) = (file, layout, bigEndian);
        _segments = [.. Table(layout.Programs, layout.ProgramSize).Select(Segment).OfType<ElfSegment>()];
        Data = FindSection(".go.buildinfo") ?? FindWritable();
    }

    public bool HasPointers => true;

    public (ulong Start, ulong Length) Data { get; }

    /// <summary>Opens a file; null when it is no ELF file.</summary>
    public static ElfSpace? TryOpen(FileSpace file)
    {
        Span<byte> identification = stackalloc byte[16];
        return file.Read(0, identification) == identification.Length && identification.StartsWith("\u007fELF"u8)
            ? new ElfSpace(file, identification[4] == 1 ? Narrow : Wide, bigEndian: identification[5] == 2)
            : null;
    }

    public int Read(ulong address, Span<byte> buffer)
    {
        foreach (var segment in _segments)
        {
            if (address >= segment.Address && address - segment.Address < segment.FileSize)
            {
                var inside = Math.Min(segment.FileSize - (address - segment.Address), (ulong)buffer.Length);
                return _file.Read(segment.Offset + (address - segment.Address), buffer[..(int)inside]);
            }
        }

        return 0;
    }

    // Where a section of the name is missing, Go looks through the first segment for data.
    private (ulong Start, ulong Length) FindWritable() =>
        _segments.Find(segment => (segment.Flags & (Executable | Writable)) == Writable) is { } data ? (data.Address, data.FileSize) : default;

    private (ulong Start, ulong Length)? FindSection(string name)
    {
        var sections = Table(_layout.Sections, _layout.ProgramSize + 4).ToList();
        var names = (int)Number(_layout.ProgramSize + 8, 2);
        if (names >= sections.Count)
        {
            return null;
        }

        var texts = Number(sections[names] + _layout.SectionHeader.Offset, _layout.Word);
        var wanted = System.Text.Encoding.ASCII.GetBytes(name + '\0');
        Span<byte> found = stackalloc byte[wanted.Length];
        foreach (var section in sections)
        {
            if (_file.Read(texts + Number(section, 4), found) == found.Length && found.SequenceEqual(wanted))
            {
                return (
                    Number(section + _layout.SectionHeader.Address, _layout.Word),
                    Number(section + _layout.SectionHeader.Size, _layout.Word));
            }
        }

        return null;
    }

    // The offset of each entry; the size of an entry and the number of them follow each other in the file's header.
    private IEnumerable<ulong> Table(int offset, int entrySize)
    {
        var (start, size, count) = (Number((ulong)offset, _layout.Word), Number((ulong)entrySize, 2), (int)Number((ulong)entrySize + 2, 2));
        return Enumerable.Range(0, Math.Min(count, MaxSections)).Select(entry => start + ((ulong)entry * size));
    }

    private ElfSegment? Segment(ulong header) =>
        Number(header, 4) != Loaded ? null : new ElfSegment(
            Number(header + _layout.ProgramHeader.Flags, 4),
            Number(header + _layout.ProgramHeader.Offset, _layout.Word),
            Number(header + _layout.ProgramHeader.Address, _layout.Word),
            Number(header + _layout.ProgramHeader.FileSize, _layout.Word));

    private ulong Number(int offset, int width) => Number((ulong)offset, width);

    // What lies outside of the file reads as zero, which names nothing.
    private ulong Number(ulong offset, int width)
    {
        Span<byte> bytes = stackalloc byte[8];
        bytes.Clear();
        _ = _file.Read(offset, _bigEndian ? bytes[(8 - width)..] : bytes[..width]);
        return _bigEndian ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }
}

namespace KubeStellar.Delivery.Provenance.GoBuilds;

/// <summary>A part of an ELF file that is loaded into memory.</summary>
internal sealed record ElfSegment(ulong Flags, ulong Offset, ulong Address, ulong FileSize);

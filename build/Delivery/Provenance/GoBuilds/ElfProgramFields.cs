namespace KubeStellar.Delivery.Provenance.GoBuilds;

/// <summary>Where a program header of an ELF file has its fields.</summary>
internal sealed record ElfProgramFields(ulong Flags, ulong Offset, ulong Address, ulong FileSize);

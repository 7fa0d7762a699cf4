namespace KubeStellar.Delivery.Provenance.GoBuilds;

/// <summary>Where a section header of an ELF file has its fields.</summary>
internal sealed record ElfSectionFields(ulong Address, ulong Offset, ulong Size);

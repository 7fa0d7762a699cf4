namespace KubeStellar.Delivery.Provenance.GoBuilds;

/// <summary>Where fields lie in the headers of an ELF file, which its number of bits decides.</summary>
/// <param name="Word">The bytes of an address or offset.</param>
/// <param name="Programs">Where the file's header has the offset of the program headers.</param>
/// <param name="Sections">Where it has the offset of the section headers.</param>
/// <param name="ProgramSize">Where it has the size of a program header; number, section header's size, number and index of the names follow, two bytes each.</param>
/// <param name="ProgramHeader">Where a program header has its fields.</param>
/// <param name="SectionHeader">Where a section header has its fields.</param>
internal sealed record ElfLayout(int Word, int Programs, int Sections, int ProgramSize, ElfProgramFields ProgramHeader, ElfSectionFields SectionHeader);

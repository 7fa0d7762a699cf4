namespace KubeStellar.Delivery.Provenance.GoBuilds;

/// <summary>A file of any format, whose addresses are its offsets; sections are aligned in files as they are in memory, so that build information can be searched for, but no pointer followed.</summary>
/// <param name="file">The seekable file.</param>
internal sealed class FileSpace(Stream file) : IAddressSpace
{
    public bool HasPointers => false;

    public (ulong Start, ulong Length) Data => (0, (ulong)file.Length);

    public int Read(ulong address, Span<byte> buffer)
    {
        if (address >= (ulong)file.Length)
        {
            return 0;
        }

        file.Position = (long)address;
        return file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
    }
}

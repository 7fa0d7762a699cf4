namespace KubeStellar.Delivery.Provenance.GoBuilds;

/// <summary>The bytes of a program by the addresses that they have in memory.</summary>
internal interface IAddressSpace
{
    /// <summary>Whether the program's pointers are addresses of this space.</summary>
    bool HasPointers { get; }

    /// <summary>The range that holds the build information: its start and length.</summary>
    (ulong Start, ulong Length) Data { get; }

    /// <summary>Reads from an address and returns how many bytes there were, none outside of the file.</summary>
    int Read(ulong address, Span<byte> buffer);
}

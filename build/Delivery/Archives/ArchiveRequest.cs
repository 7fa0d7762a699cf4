using KubeStellar.Delivery.Catalog;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Archives;

/// <summary>What <see cref="ArchiveBuilder"/> is to make: the archives of one release, from a folder that holds exactly its commit.</summary>
public sealed record ArchiveRequest
{
    /// <summary>The archives.</summary>
    public required IReadOnlyList<DeliveredArchive> Archives { get; init; }

    /// <summary>The absolute folder that holds exactly the tagged commit.</summary>
    public required string Checkout { get; init; }

    /// <summary>The modification time of every file.</summary>
    public required DateTimeOffset Modified { get; init; }

    /// <summary>Returns the image of the release that holds a program for a platform, or null where there is none and the program is compiled.</summary>
    public required Func<ProgramDeclaration, Platform, ImageProgram?> ImageOf { get; init; }
}

namespace KubeStellar.Delivery.Catalog;

/// <summary>Every archive of one release, and the file with their checksums.</summary>
/// <param name="Archives">The archives, by name.</param>
/// <param name="ChecksumName">The name of the file of checksums.</param>
public sealed record DeliveredArchives(IReadOnlyList<DeliveredArchive> Archives, string ChecksumName)
{
    /// <summary>The names of all files: the archives', then that of the checksums.</summary>
    public IReadOnlyList<string> Names => [.. Archives.Select(archive => archive.Name), ChecksumName];
}

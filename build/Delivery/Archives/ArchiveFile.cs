using KubeStellar.Oci;

namespace KubeStellar.Delivery.Archives;

/// <summary>One file of a release: an archive or the checksums.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Content">Its content in the layout that holds the artifact.</param>
public sealed record ArchiveFile(string Name, Descriptor Content);

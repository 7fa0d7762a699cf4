using KubeStellar.Oci;

namespace KubeStellar.Build.Packing;

/// <summary>A package, or the symbols of one.</summary>
/// <param name="File">The name of its file.</param>
/// <param name="Digest">The digest of its bytes.</param>
/// <param name="Size">Its size for people.</param>
/// <param name="Status">Whether it was written, or is there unchanged.</param>
internal sealed record PackedPackage(string File, Digest Digest, string Size, string Status);

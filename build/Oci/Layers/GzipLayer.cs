namespace KubeStellar.Oci;

/// <summary>A finished layer file.</summary>
/// <param name="Path">The path of the compressed file.</param>
/// <param name="DiffId">The digest of the uncompressed bytes.</param>
/// <param name="UncompressedSize">The number of uncompressed bytes.</param>
/// <param name="Digest">The digest of the compressed bytes.</param>
/// <param name="Size">The number of compressed bytes.</param>
public sealed record GzipLayer(string Path, Digest DiffId, long UncompressedSize, Digest Digest, long Size)
{
    /// <summary>Returns the descriptor of the compressed bytes.</summary>
    /// <param name="mediaType">The media type of the layer.</param>
    public Descriptor Describe(string mediaType = MediaTypes.OciLayerGzip) => new() { MediaType = mediaType, Digest = Digest, Size = Size };
}

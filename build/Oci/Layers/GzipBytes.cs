namespace KubeStellar.Oci;

/// <summary>Compresses bytes in memory as <see cref="GzipLayerWriter"/> compresses files.</summary>
public static class GzipBytes
{
    /// <summary>Returns the compressed bytes; equal arguments give equal bytes.</summary>
    /// <param name="content">The uncompressed bytes.</param>
    /// <param name="header">The optional fields of the header.</param>
    public static byte[] Compress(ReadOnlySpan<byte> content, GzipHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        using var compressed = new MemoryStream();
        using (var gzip = new GzipStream(compressed, header))
        {
            gzip.Write(content);
            gzip.Complete();
        }

        return compressed.ToArray();
    }
}

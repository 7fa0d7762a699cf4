namespace KubeStellar.Oci;

/// <summary>Compresses a layer into a file, fastest level, and computes diff ID, digest and sizes in the same pass and in bounded memory.</summary>
public sealed class GzipLayerWriter : IDisposable
{
    private readonly string path;
    private readonly FileStream file;
    private readonly HashingStream compressed;
    private readonly GzipStream gzip;
    private readonly HashingStream uncompressed;

    /// <summary>Creates the file, replacing one that is there; disposing without <see cref="Complete"/> leaves it unfinished.</summary>
    /// <param name="path">The path of the file.</param>
    public GzipLayerWriter(string path)
    {
        this.path = path;
        file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 64 * 1024 });
        compressed = new HashingStream(file);
        gzip = new GzipStream(compressed);
        uncompressed = new HashingStream(gzip);
    }

    /// <summary>Takes the uncompressed bytes.</summary>
    public Stream Uncompressed => uncompressed;

    /// <summary>Finishes and closes the file and returns what was found about it.</summary>
    public GzipLayer Complete()
    {
        gzip.Complete();
        file.Dispose();
        return new GzipLayer(path, uncompressed.ToDigest(), uncompressed.Length, compressed.ToDigest(), compressed.Length);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        gzip.Dispose();
        uncompressed.Dispose();
        compressed.Dispose();
        file.Dispose();
    }
}

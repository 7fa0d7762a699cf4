namespace KubeStellar.Oci;

/// <summary>Compresses a layer into a file, fastest level, and computes diff ID, digest and sizes in the same pass and in bounded memory.</summary>
public sealed class GzipLayerWriter : IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;
    private readonly HashingStream _compressed;
    private readonly GzipStream _gzip;
    private readonly HashingStream _uncompressed;

    /// <summary>Creates the file, replacing one that is there; disposing without <see cref="Complete"/> leaves it unfinished.</summary>
    /// <param name="path">The path of the file.</param>
    public GzipLayerWriter(string path)
    {
        _path = path;
        _file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 64 * 1024 });
        _compressed = new HashingStream(_file);
        _gzip = new GzipStream(_compressed);
        _uncompressed = new HashingStream(_gzip);
    }

    /// <summary>Takes the uncompressed bytes.</summary>
    public Stream Uncompressed => _uncompressed;

    /// <summary>Finishes and closes the file and returns what was found about it.</summary>
    public GzipLayer Complete()
    {
        _gzip.Complete();
        _file.Dispose();
        return new GzipLayer(_path, _uncompressed.ToDigest(), _uncompressed.Length, _compressed.ToDigest(), _compressed.Length);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _gzip.Dispose();
        _uncompressed.Dispose();
        _compressed.Dispose();
        _file.Dispose();
    }
}

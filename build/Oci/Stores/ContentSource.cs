using System.Runtime.InteropServices;

namespace KubeStellar.Oci;

/// <summary>Bytes that can be read any number of times, each time from the start.</summary>
public sealed class ContentSource
{
    private readonly Func<CancellationToken, Task<Stream>> _open;

    private ContentSource(Func<CancellationToken, Task<Stream>> open) => _open = open;

    /// <summary>Creates a source from a function that opens a new stream at each call.</summary>
    /// <param name="open">Opens the stream.</param>
    public static ContentSource From(Func<CancellationToken, Task<Stream>> open) => new(open);

    /// <summary>Creates a source over a file, opened only when it is read.</summary>
    /// <param name="path">The path of the file.</param>
    public static ContentSource FromFile(string path) => new(_ => Task.FromResult<Stream>(OpenExisting(path)));

    /// <summary>Creates a source over bytes in memory, which are not copied.</summary>
    /// <param name="bytes">The bytes, not to be changed afterwards.</param>
    public static ContentSource FromBytes(ReadOnlyMemory<byte> bytes) => new(_ => Task.FromResult<Stream>(OpenBytes(bytes)));

    /// <summary>Creates a source over content of a store.</summary>
    /// <param name="store">The store to fetch from.</param>
    /// <param name="descriptor">What to fetch.</param>
    public static ContentSource FromStore(IContentFetcher store, Descriptor descriptor) => new(cancellationToken => store.FetchAsync(descriptor, cancellationToken));

    /// <summary>Opens the bytes at their start; the caller disposes the stream.</summary>
    /// <param name="cancellationToken">Stops the opening.</param>
    public Task<Stream> OpenAsync(CancellationToken cancellationToken = default) => _open(cancellationToken);

    private static FileStream OpenExisting(string path)
    {
        try
        {
            return OpenFile(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableContentException(path, error);
        }
    }

    internal static FileStream OpenFile(string path) =>
        new(path, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan, Share = FileShare.Read | FileShare.Delete });

    private static MemoryStream OpenBytes(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
}

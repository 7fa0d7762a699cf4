using System.Buffers;

namespace KubeStellar.Oci;

/// <summary>Writes tar entries with the bytes of Go's <c>archive/tar</c>: USTAR, and a PAX header where a name or size does not fit; owner 0, no names.</summary>
/// <param name="destination">Where the archive goes; it stays open.</param>
/// <param name="mode">The permission bits of every entry.</param>
/// <param name="modified">The modification time of every entry, in whole seconds; 1970-01-01 by default.</param>
public sealed class UstarWriter(Stream destination, int mode = UstarWriter.ReadAndExecute, DateTimeOffset? modified = null)
{
    /// <summary>Permission bits 0555: everyone may read and execute.</summary>
    public const int ReadAndExecute = 0b101_101_101;

    /// <summary>Permission bits 0644: everyone may read, the owner may write.</summary>
    public const int ReadAndOwnerWrite = 0b110_100_100;

    private const int CopyBufferSize = 128 * 1024;

    private readonly UstarHeader _header = new(mode, (modified ?? DateTimeOffset.UnixEpoch).ToUnixTimeSeconds());

    /// <summary>Writes a directory entry; the name is taken as it is, no slash is added.</summary>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task WriteDirectoryAsync(string name, CancellationToken cancellationToken = default) =>
        await destination.WriteAsync(_header.Format(name, UstarHeader.Directory, 0), cancellationToken);

    /// <summary>Writes a file entry; throws <see cref="EntrySizeException"/> when the content has not the stated size.</summary>
    /// <param name="name">The name, without a slash at its end.</param>
    /// <param name="size">The number of bytes of the content.</param>
    /// <param name="content">The content, read to its end; it stays open.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task WriteFileAsync(string name, long size, Stream content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        await destination.WriteAsync(_header.Format(name, UstarHeader.RegularFile, size), cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent(CopyBufferSize);
        try
        {
            long length = 0;
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                length += read;
                if (length > size)
                {
                    throw new EntrySizeException(name, size);
                }

                await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            if (length < size)
            {
                throw new EntrySizeException(name, size);
            }

            await destination.WriteAsync(Padding(size), cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Writes a file entry from bytes in memory.</summary>
    /// <param name="name">The name, without a slash at its end.</param>
    /// <param name="content">The content.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task WriteFileAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        await destination.WriteAsync(_header.Format(name, UstarHeader.RegularFile, content.Length), cancellationToken);
        await destination.WriteAsync(content, cancellationToken);
        await destination.WriteAsync(Padding(content.Length), cancellationToken);
    }

    /// <summary>Writes the end of the archive, exactly 1024 zero bytes.</summary>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task CompleteAsync(CancellationToken cancellationToken = default) =>
        await destination.WriteAsync(new byte[2 * UstarHeader.BlockSize], cancellationToken);

    private static ReadOnlyMemory<byte> Padding(long size) => new byte[(UstarHeader.BlockSize - (size % UstarHeader.BlockSize)) % UstarHeader.BlockSize];
}

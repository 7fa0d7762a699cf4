namespace KubeStellar.Oci;

/// <summary>The blobs of a layout: files named by their digest.</summary>
internal sealed class LayoutBlobs(string folder)
{
    private const int ChunkSize = 128 * 1024;

    /// <summary>The greatest number of bytes that is set aside for content before any of it is there, because its size may be a lie: 256 MiB.</summary>
    private const long MaxPreallocation = 256 * 1024 * 1024;

    public string PathOf(Digest digest) => Path.Combine(folder, "blobs", digest.Algorithm, digest.Hex);

    public bool Contains(Descriptor descriptor)
    {
        try
        {
            return SmallFile.LengthOf(PathOf(descriptor.Digest)) == descriptor.Size;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public Stream Open(Descriptor descriptor)
    {
        var path = PathOf(descriptor.Digest);
        try
        {
            return VerifyingStream.Over(SmallFile.Open(path), descriptor);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new MissingContentException($"oci:{folder}", descriptor);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableContentException(path, error);
        }
    }

    public Task<byte[]> ReadManifestAsync(Descriptor descriptor, CancellationToken cancellationToken) =>
        ContentSource.From(_ => Task.FromResult(Open(descriptor))).ReadBytesAsync(descriptor, ImageManifest.MaxSize, cancellationToken);

    public async Task WriteAsync(Descriptor descriptor, ContentSource content, CancellationToken cancellationToken)
    {
        var path = PathOf(descriptor.Digest);
        var temporary = AtomicFile.TemporaryBeside(path);
        await using var source = VerifyingStream.Over(await content.OpenAsync(cancellationToken), descriptor);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using (var file = new FileStream(temporary, Create(descriptor.Size)))
            {
                await source.CopyToAsync(file, ChunkSize, cancellationToken);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception error)
        {
            File.Delete(temporary);
            if (error is IOException or UnauthorizedAccessException)
            {
                throw new UnwritableFolderException(folder, error);
            }

            throw;
        }
    }

    /// <summary>Lets the blob be another name of the file; says whether that succeeded.</summary>
    public bool TryLink(Descriptor descriptor, string file)
    {
        var length = LengthOf(file);
        if (length != descriptor.Size)
        {
            throw length < descriptor.Size ? WrongContentException.Size(descriptor, length) : WrongContentException.TooLong(descriptor);
        }

        var path = PathOf(descriptor.Digest);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnwritableFolderException(folder, error);
        }

        return HardLink.TryCreate(path, file);
    }

    /// <summary>Returns the descriptor of a manifest that is there but not listed in index.json, or null where there is none.</summary>
    public Descriptor? DescribeManifest(Digest digest)
    {
        try
        {
            var bytes = SmallFile.Read(PathOf(digest), ImageManifest.MaxSize);
            var mediaType = JsonFields.Convert(bytes, "manifest", ManifestChildren.MediaTypeOf);
            return mediaType is null ? null : new Descriptor { MediaType = mediaType, Digest = digest, Size = bytes.Length };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FaultException)
        {
            // It is a blob, or nothing that can be read.
            return null;
        }
    }

    private static long LengthOf(string file)
    {
        try
        {
            return new FileInfo(file).Length;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableContentException(file, error);
        }
    }

    private static FileStreamOptions Create(long size) => new()
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.Write,
        BufferSize = 0,
        PreallocationSize = Math.Min(size, MaxPreallocation),
    };
}

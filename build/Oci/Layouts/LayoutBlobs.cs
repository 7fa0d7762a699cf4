using System.Text.Json;

namespace KubeStellar.Oci;

/// <summary>The blobs of a layout: files named by their digest.</summary>
internal sealed class LayoutBlobs(string folder)
{
    private const int ChunkSize = 128 * 1024;

    public string PathOf(Digest digest) => Path.Combine(folder, "blobs", digest.Algorithm, digest.Hex);

    public bool Contains(Descriptor descriptor) =>
        new FileInfo(PathOf(descriptor.Digest)) is { Exists: true } file && file.Length == descriptor.Size;

    public Stream Open(Descriptor descriptor)
    {
        FileStream file;
        try
        {
            file = ContentSource.OpenFile(PathOf(descriptor.Digest));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new MissingContentException($"oci:{folder}", descriptor);
        }

        return VerifyingStream.Over(file, descriptor);
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
            throw length < descriptor.Size ? WrongContentException.TooShort(descriptor, length) : WrongContentException.TooLong(descriptor);
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
    public async Task<Descriptor?> DescribeManifestAsync(Digest digest, CancellationToken cancellationToken)
    {
        var file = new FileInfo(PathOf(digest));
        if (!file.Exists || file.Length > ImageManifest.MaxSize)
        {
            return null;
        }

        var bytes = await File.ReadAllBytesAsync(file.FullName, cancellationToken);
        var descriptor = new Descriptor { MediaType = MediaTypes.OctetStream, Digest = digest, Size = bytes.Length };
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var mediaType = ManifestChildren.MediaTypeOf(json.RootElement);
            return mediaType is not null ? descriptor with { MediaType = mediaType } : null;
        }
        catch (JsonException)
        {
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
        PreallocationSize = size,
    };
}

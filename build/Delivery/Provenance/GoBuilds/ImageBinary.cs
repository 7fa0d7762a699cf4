using System.Formats.Tar;
using System.IO.Compression;
using KubeStellar.Delivery.Charts.Packaging;
using KubeStellar.Delivery.Scratch;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Provenance.GoBuilds;

/// <summary>The program of an image: the file that its entry point names.</summary>
public static class ImageBinary
{
    /// <summary>The size in bytes above which programs are refused: 1 GiB.</summary>
    public const long MaxSize = 1024 * 1024 * 1024;

    /// <summary>The size in bytes above which unpacked layers are refused: 8 GiB.</summary>
    private const long MaxLayer = 8 * MaxSize;

    /// <summary>Reads the build information of an image's program out of its layers, from the top; it lies in a temporary file meanwhile.</summary>
    /// <param name="store">Holds the image.</param>
    /// <param name="manifest">The manifest of one platform.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="GoBuildInformationException">The image has no entry point, no such file, or one that go did not build.</exception>
    /// <exception cref="WrongContentException">A layer does not have its digest.</exception>
    public static async Task<GoBuildInformation> ReadAsync(IContentFetcher store, Descriptor manifest, CancellationToken cancellation)
    {
        await using var file = NamelessFile.Create();
        var name = await ExtractAsync(store, manifest, file, cancellation);
        return GoBuildInformationReader.Read(file, name);
    }

    /// <summary>Writes the bytes of an image's program, and returns what to call it in messages.</summary>
    /// <param name="store">Holds the image.</param>
    /// <param name="manifest">The manifest of one platform.</param>
    /// <param name="file">Takes the bytes, empty before; seekable.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="GoBuildInformationException">The image has no entry point or no such file.</exception>
    /// <exception cref="WrongContentException">A layer does not have its digest.</exception>
    public static async Task<string> ExtractAsync(IContentFetcher store, Descriptor manifest, Stream file, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(file);
        var location = $"image {manifest.Digest}";
        var image = await ImageManifest.FetchAsync(store, manifest, cancellation);
        var config = ImageConfig.Parse(await store.FetchBytesAsync(image.Config, ImageConfig.MaxSize, cancellation));
        if (config.Config.Entrypoint is not [var program, ..])
        {
            throw new GoBuildInformationException(location, "an entry point", "none in the image's configuration");
        }

        foreach (var layer in image.Layers.Reverse().Where(IsReadable))
        {
            if (await ExtractAsync(store, layer, program, file, location, cancellation))
            {
                return $"{program} of {location}";
            }
        }

        throw new GoBuildInformationException(location, $"the file {program}, which is the entry point", "no such file in its layers");
    }

    private static bool IsReadable(Descriptor layer) =>
        layer.Urls.Count == 0 && layer.MediaType is MediaTypes.OciLayer or MediaTypes.OciLayerGzip or MediaTypes.DockerLayer or MediaTypes.DockerLayerGzip;

    private static async Task<bool> ExtractAsync(IContentFetcher store, Descriptor layer, string program, Stream file, string location, CancellationToken cancellation)
    {
        await using var blob = await store.FetchAsync(layer, cancellation);
        await using var unpacked = layer.MediaType is MediaTypes.OciLayer or MediaTypes.DockerLayer ? blob : new GZipStream(blob, CompressionMode.Decompress, leaveOpen: true);
        await using var content = new BoundedStream(unpacked, MaxLayer, () => new GoBuildInformationException(location, $"a layer {layer.Digest} of at most {MaxLayer} bytes", "more"));
        var found = false;
        try
        {
            await using var archive = new TarReader(content, leaveOpen: true);
            while (!found && await archive.GetNextEntryAsync(copyData: false, cancellation) is { } entry)
            {
                found = IsFile(entry, program, location);
                if (found)
                {
                    await (entry.DataStream?.CopyToAsync(file, cancellation) ?? Task.CompletedTask);
                    _ = file.Length == entry.Length ? true : throw new InvalidDataException($"the archive ends within {entry.Name}");
                }
            }
        }
        // Malformed headers come to light as errors of many types.
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or FormatException or ArgumentException or ArithmeticException or InvalidOperationException or OutOfMemoryException)
        {
            throw new GoBuildInformationException(location, $"a layer {layer.Digest} that can be unpacked", error.Message, error);
        }

        // The digest is compared at the end of the layer.
        await blob.CopyToAsync(Stream.Null, cancellation);
        return found;
    }

    private static bool IsFile(TarEntry entry, string program, string location)
    {
        if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile) || entry.Name.TrimStart('.', '/') != program.TrimStart('.', '/'))
        {
            return false;
        }

        return entry.Length <= MaxSize
            ? true
            : throw new GoBuildInformationException(location, $"a program {program} of at most {MaxSize} bytes", $"{entry.Length} bytes");
    }
}

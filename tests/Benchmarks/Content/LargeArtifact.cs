using System.IO.Compression;
using System.Security.Cryptography;
using KubeStellar.Oci;

namespace KubeStellar.Benchmarks.Content;

/// <summary>An index for two platforms whose layers cannot be compressed any further, in an OCI layout.</summary>
internal static class LargeArtifact
{
    private const int BufferSize = 1024 * 1024;

    /// <summary>Stages the artifact under a tag and returns the descriptor of its index.</summary>
    /// <param name="layout">Where it goes.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="layers">The layers of each platform.</param>
    /// <param name="mebibytes">The mebibytes of noise in each layer.</param>
    public static async Task<Descriptor> StageAsync(OciLayout layout, string tag, int layers, int mebibytes)
    {
        var manifests = new List<Descriptor>();
        foreach (var platform in Platform.ParseList("linux/amd64,linux/arm64"))
        {
            var (descriptors, contents) = (new List<Descriptor>(), new List<Digest>());
            for (var layer = 0; layer < layers; layer++)
            {
                var (descriptor, content) = await StageLayerAsync(layout, mebibytes);
                descriptors.Add(descriptor);
                contents.Add(content);
            }

            var config = await StageAsync(layout, MediaTypes.OciConfig, new ImageConfig { Os = platform.Os, Architecture = platform.Architecture, DiffIds = contents }.ToBytes());
            var manifest = ImageManifest.Create(config, descriptors);
            manifests.Add(await StageAsync(layout, manifest.Descriptor.MediaType, manifest.Bytes) with { Platform = platform });
        }

        var index = ImageIndex.Create(manifests);
        await layout.PushAsync(index.Descriptor, ContentSource.FromBytes(index.Bytes));
        await layout.TagAsync(index.Descriptor, tag);
        return index.Descriptor;
    }

    private static async Task<Descriptor> StageAsync(OciLayout layout, string mediaType, ReadOnlyMemory<byte> bytes)
    {
        var descriptor = Descriptor.Of(mediaType, bytes.Span);
        await layout.PushAsync(descriptor, ContentSource.FromBytes(bytes));
        return descriptor;
    }

    // A real gzip stream: skopeo compresses what is none, which nobody asks for here.
    private static async Task<(Descriptor Layer, Digest Content)> StageLayerAsync(OciLayout layout, int mebibytes)
    {
        var file = Path.GetTempFileName();
        try
        {
            using var content = new DigestBuilder();
            var noise = new byte[BufferSize];
            await using (var gzip = new GZipStream(File.Create(file), CompressionLevel.NoCompression))
            {
                for (var mebibyte = 0; mebibyte < mebibytes; mebibyte++)
                {
                    RandomNumberGenerator.Fill(noise);
                    content.Append(noise);
                    await gzip.WriteAsync(noise);
                }
            }

            await using var compressed = File.OpenRead(file);
            var descriptor = new Descriptor { MediaType = MediaTypes.OciLayerGzip, Digest = await DigestOfAsync(compressed), Size = compressed.Length };
            await layout.PushAsync(descriptor, ContentSource.FromFile(file));
            return (descriptor, content.ToDigest());
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<Digest> DigestOfAsync(Stream stream)
    {
        using var digest = new DigestBuilder();
        var buffer = new byte[BufferSize];
        int read;
        while ((read = await stream.ReadAsync(buffer)) > 0)
            digest.Append(buffer.AsSpan(0, read));
        return digest.ToDigest();
    }
}

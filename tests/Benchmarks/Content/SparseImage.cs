using KubeStellar.Oci;

namespace KubeStellar.Benchmarks.Content;

/// <summary>An image of one large layer of zeros, in an OCI layout on whose disk it takes no room.</summary>
internal static class SparseImage
{
    private const int BufferSize = 1024 * 1024;

    /// <summary>Stages the image under a tag.</summary>
    /// <param name="layout">Where it goes.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="size">The bytes of the layer.</param>
    /// <param name="file">A file to make, on the layout's disk.</param>
    public static async Task StageAsync(OciLayout layout, string tag, long size, string file)
    {
        await using (var zeros = File.Create(file))
            zeros.SetLength(size);
        var digest = DigestOfZeros(size);
        var layer = new Descriptor { MediaType = MediaTypes.OciLayer, Digest = digest, Size = size };
        await layout.AdoptAsync(layer, file);
        var configBytes = new ImageConfig { Os = "linux", Architecture = "amd64", DiffIds = [digest] }.ToBytes();
        var config = Descriptor.Of(MediaTypes.OciConfig, configBytes);
        await layout.PushAsync(config, ContentSource.FromBytes(configBytes));
        var manifest = ImageManifest.Create(config, [layer]);
        await layout.PushAsync(manifest.Descriptor, ContentSource.FromBytes(manifest.Bytes));
        await layout.TagAsync(manifest.Descriptor, tag);
    }

    private static Digest DigestOfZeros(long size)
    {
        using var digest = new DigestBuilder();
        var zeros = new byte[BufferSize];
        for (var left = size; left > 0; left -= zeros.Length)
            digest.Append(zeros.AsSpan(0, (int)Math.Min(left, zeros.Length)));
        return digest.ToDigest();
    }
}

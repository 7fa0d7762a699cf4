using KubeStellar.Delivery.Charts.Packaging;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Publishing;

/// <summary>The parts of a chart's OCI artifact, each verified against its digest.</summary>
/// <param name="Manifest">The manifest.</param>
/// <param name="Config">The bytes of the config.</param>
/// <param name="Files">The files of the archive.</param>
internal sealed record ChartContent(ImageManifest Manifest, byte[] Config, ChartFileSet Files)
{
    /// <summary>Reads an artifact whole.</summary>
    /// <param name="store">Holds it.</param>
    /// <param name="root">Its manifest.</param>
    /// <param name="location">What to call it in messages.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<ChartContent> FetchAsync(IContentFetcher store, Descriptor root, string location, CancellationToken cancellation)
    {
        Require(location, "an image manifest", root.MediaType, MediaTypes.IsImageManifest(root.MediaType));
        var manifest = await ImageManifest.FetchAsync(store, root, cancellation);
        Require(location, $"a config of type {HelmMediaTypes.Config}", manifest.Config.MediaType, manifest.Config.MediaType == HelmMediaTypes.Config);
        var layers = manifest.Layers.Where(layer => layer.MediaType != HelmMediaTypes.Provenance).ToList();
        Require(
            location, $"one layer of type {HelmMediaTypes.Content}", string.Join(", ", manifest.Layers.Select(layer => layer.MediaType)),
            layers is [{ MediaType: HelmMediaTypes.Content }]);
        var config = await store.FetchBytesAsync(manifest.Config, ImageManifest.MaxSize, cancellation);
        var archive = await store.FetchBytesAsync(layers[0], ChartArchive.MaxSize, cancellation);
        return new ChartContent(manifest, config, ChartArchive.Read(archive, location));
    }

    private static void Require(string location, string expected, string found, bool holds)
    {
        if (!holds)
        {
            throw new ChartArtifactException(location, expected, found);
        }
    }
}

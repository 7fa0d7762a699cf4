using KubeStellar.Delivery.Charts.Packaging;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Publishing;

/// <summary>Writes charts as the OCI artifacts that <c>helm push</c> makes.</summary>
public static class ChartArtifact
{
    /// <summary>Pushes config, archive and manifest, and returns the manifest's descriptor; equal arguments give equal bytes, and no tag is set.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="identity">Annotations that say where it comes from; they override those of the chart, but <c>org.opencontainers.image.version</c> stays the chart's version.</param>
    /// <param name="created">The time to write as that of creation, in UTC and whole seconds.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="cancellation">Stops the writing.</param>
    public static async Task<Descriptor> WriteAsync(
        PackagedChart chart, IReadOnlyDictionary<string, string> identity, DateTimeOffset created, IRepository to, CancellationToken cancellation)
    {
        var config = chart.Metadata.ToJson();
        var configDescriptor = Descriptor.Of(HelmMediaTypes.Config, config);
        var layerDescriptor = Descriptor.Of(HelmMediaTypes.Content, chart.Archive.Span);
        var manifest = Manifest(configDescriptor, layerDescriptor, ChartAnnotations.Of(chart.Metadata, identity, created));
        var manifestDescriptor = Descriptor.Of(MediaTypes.OciManifest, manifest);
        await Task.WhenAll(
            to.PushMissingAsync(configDescriptor, ContentSource.FromBytes(config), cancellation),
            to.PushMissingAsync(layerDescriptor, ContentSource.FromBytes(chart.Archive), cancellation));
        await to.PushAsync(manifestDescriptor, ContentSource.FromBytes(manifest), cancellation);
        return manifestDescriptor;
    }

    // helm's manifests name no media type of their own, and their descriptors have the order of the OCI specification's Go types.
    private static byte[] Manifest(Descriptor config, Descriptor layer, IReadOnlyDictionary<string, string> annotations)
    {
        var json = new GoJsonWriter();
        json.StartObject();
        json.Name("schemaVersion");
        json.Number(2);
        json.Name("config");
        Write(json, config);
        json.Name("layers");
        json.StartArray();
        Write(json, layer);
        json.EndArray();
        json.OptionalMap("annotations", annotations);
        json.EndObject();
        return json.ToArray();
    }

    private static void Write(GoJsonWriter json, Descriptor descriptor)
    {
        json.StartObject();
        json.Name("mediaType");
        json.Text(descriptor.MediaType);
        json.Name("digest");
        json.Text(descriptor.Digest.ToString());
        json.Name("size");
        json.Number(descriptor.Size);
        json.EndObject();
    }
}

using KubeStellar.Delivery.Charts.Publishing;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Published;

/// <summary>Reads one artifact from the top down.</summary>
internal sealed class PublishedArtifactReader(IContentFetcher store, Descriptor root, CancellationToken cancellation)
{
    /// <summary>The greatest number of manifests of an index that is read: 256.</summary>
    private const int MaxManifests = 256;

    /// <summary>How many images of an index are read at a time: 8; the manifest and the configuration of each may be as large as allowed.</summary>
    private const int MaxParallel = 8;

    private const string UnknownPart = "unknown";
    private const string DockerReferenceType = "vnd.docker.reference.type";

    private sealed record Part(PublishedManifest Manifest, PublishedKind Kind, IEnumerable<RecordedValue> Recorded, RecordedChart? Chart = null);

    /// <summary>Chooses the first image, unless the index says enough by itself; every image where the index leaves platforms open.</summary>
    public static IEnumerable<Descriptor> FirstUnlessRecorded(IReadOnlyList<Descriptor> images, RecordedIdentity recorded) =>
        images.Any(image => image.Platform is null) ? images
        : recorded.Revisions.Count == 0 ? images.Take(1)
        : [];

    /// <summary>Chooses every image.</summary>
    public static IEnumerable<Descriptor> All(IReadOnlyList<Descriptor> images, RecordedIdentity recorded) => images;

    /// <summary>Reads the artifact.</summary>
    /// <param name="choose">Says which images of an index are read, given what the index records.</param>
    public async Task<PublishedArtifact> ReadAsync(Func<IReadOnlyList<Descriptor>, RecordedIdentity, IEnumerable<Descriptor>> choose) =>
        MediaTypes.IsIndex(root.MediaType) ? await ReadIndexAsync(choose)
        : MediaTypes.IsImageManifest(root.MediaType) ? Alone(await ReadManifestAsync(root))
        : new PublishedArtifact { Root = root, Kind = PublishedKind.Other, Manifests = [], Identity = new RecordedIdentity([]) };

    private async Task<PublishedArtifact> ReadIndexAsync(Func<IReadOnlyList<Descriptor>, RecordedIdentity, IEnumerable<Descriptor>> choose)
    {
        var index = await ImageIndex.FetchAsync(store, root, cancellation);
        if (index.Manifests.Count > MaxManifests)
        {
            throw new OversizedIndexException(root.Digest, index.Manifests.Count, MaxManifests);
        }

        var manifests = index.Manifests.Where(manifest => MediaTypes.IsImageManifest(manifest.MediaType)).ToLookup(IsAttestation);
        IReadOnlyList<Descriptor> images = [.. manifests[false]];
        var recorded = new RecordedIdentity([.. RecordedIdentity.From(index.Annotations, "annotations of the index")]);
        var chosen = choose(images, recorded).ToHashSet(ReferenceEqualityComparer.Instance);
        var parts = new List<Part>();
        foreach (var some in images.Chunk(MaxParallel))
        {
            parts.AddRange(await Task.WhenAll(some.Select(image => chosen.Contains(image) ? ReadManifestAsync(image) : Task.FromResult(Unread(image)))));
        }

        return new PublishedArtifact
        {
            Root = root,
            Kind = parts.Count > 0 && parts.All(part => part.Kind == PublishedKind.Image) ? PublishedKind.Image : PublishedKind.Other,
            Manifests = [.. parts.Select(part => part.Manifest)],
            Identity = new RecordedIdentity([.. recorded.Values, .. parts.SelectMany(part => part.Recorded)]),
            EmbeddedAttestations = [.. manifests[true]],
        };
    }

    private async Task<Part> ReadManifestAsync(Descriptor descriptor)
    {
        var manifest = await ImageManifest.FetchAsync(store, descriptor, cancellation);
        return manifest.Config.MediaType switch
        {
            MediaTypes.OciConfig or MediaTypes.DockerConfig when manifest.Subject is null => await ReadImageAsync(descriptor, manifest),
            HelmMediaTypes.Config => await ReadChartAsync(descriptor, manifest),
            _ => new Part(Read(descriptor, manifest, null), PublishedKind.Other, RecordedIdentity.From(manifest.Annotations, AnnotationsOf(null))),
        };
    }

    private async Task<Part> ReadImageAsync(Descriptor descriptor, ImageManifest manifest)
    {
        var config = ImageConfig.Parse(await store.FetchBytesAsync(manifest.Config, ImageConfig.MaxSize, cancellation));
        var part = Read(descriptor, manifest, config.Os.Length > 0 && config.Architecture.Length > 0 ? config.Platform : null);
        var platform = part.Platform?.ToString();
        return new Part(
            part, PublishedKind.Image,
            [.. RecordedIdentity.From(manifest.Annotations, AnnotationsOf(platform)), .. RecordedIdentity.From(config.Config.Labels, $"labels of {platform ?? "the image"}")]);
    }

    private async Task<Part> ReadChartAsync(Descriptor descriptor, ImageManifest manifest)
    {
        var config = await store.FetchBytesAsync(manifest.Config, ImageManifest.MaxSize, cancellation);
        return new Part(Read(descriptor, manifest, null), PublishedKind.Chart, RecordedIdentity.From(manifest.Annotations, AnnotationsOf(null)), RecordedChart.Parse(config));
    }

    private PublishedArtifact Alone(Part part) => new()
    {
        Root = root,
        Kind = part.Kind,
        Manifests = part.Kind == PublishedKind.Other ? [] : [part.Manifest],
        Identity = new RecordedIdentity([.. part.Recorded]),
        Chart = part.Chart,
    };

    private static Part Unread(Descriptor image) => new(new PublishedManifest(image, StatedBy(image), null, []), PublishedKind.Image, []);

    private static PublishedManifest Read(Descriptor descriptor, ImageManifest manifest, Platform? configured) =>
        new(descriptor, StatedBy(descriptor), configured, [.. manifest.Children]);

    private static string AnnotationsOf(string? platform) => $"annotations of {platform ?? "the manifest"}";

    private static Platform? StatedBy(Descriptor descriptor) => descriptor.Platform is { Os.Length: > 0, Architecture.Length: > 0 } platform ? platform : null;

    // docker buildkit puts what it states about an image beside it, under a platform that no machine has.
    private static bool IsAttestation(Descriptor manifest) =>
        manifest.Annotations.ContainsKey(DockerReferenceType) || manifest.Platform is { Os: UnknownPart, Architecture: UnknownPart };
}

using KubeStellar.Oci;

namespace KubeStellar.Delivery.Published;

/// <summary>What an artifact in a registry or layout says of itself; every byte that was read had its digest.</summary>
public sealed record PublishedArtifact
{
    /// <summary>Its manifest or index.</summary>
    public required Descriptor Root { get; init; }

    /// <summary>What it is.</summary>
    public required PublishedKind Kind { get; init; }

    /// <summary>The manifests of its platforms, in the order of the index; of a chart the only one; empty where it is neither.</summary>
    public required IReadOnlyList<PublishedManifest> Manifests { get; init; }

    /// <summary>What it says of its origin, as far as it was read.</summary>
    public required RecordedIdentity Identity { get; init; }

    /// <summary>What a chart says of itself; null for what is none.</summary>
    public RecordedChart? Chart { get; init; }

    /// <summary>The manifests of the index that hold no image but statements about one, as docker buildkit writes them.</summary>
    public IReadOnlyList<Descriptor> EmbeddedAttestations { get; init; } = [];

    /// <summary>The platforms that it is for, in the order of the index; empty for what runs nowhere by itself.</summary>
    public IReadOnlyList<Platform> Platforms => [.. Manifests.Select(manifest => manifest.Platform).OfType<Platform>().Distinct()];

    /// <summary>Reads with as few requests as tell what it is: of an index that names platforms and revision nothing else, of one without a revision its first image as well.</summary>
    /// <param name="store">Holds it.</param>
    /// <param name="root">Its manifest or index, as a tag or digest resolves to it.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="MalformedContentException">A part of it is not what its media type says.</exception>
    /// <exception cref="MissingContentException">A part of it is not there.</exception>
    /// <exception cref="OversizedIndexException">It is an index of more manifests than any image has platforms.</exception>
    public static Task<PublishedArtifact> ReadAsync(IContentFetcher store, Descriptor root, CancellationToken cancellation) =>
        new PublishedArtifactReader(store, root, cancellation).ReadAsync(PublishedArtifactReader.FirstUnlessRecorded);

    /// <summary>Reads the manifest and the configuration of every platform as well, so that all that is recorded can be compared; layers are not read.</summary>
    /// <param name="store">Holds it.</param>
    /// <param name="root">Its manifest or index, as a tag or digest resolves to it.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="MalformedContentException">A part of it is not what its media type says.</exception>
    /// <exception cref="MissingContentException">A part of it is not there.</exception>
    /// <exception cref="OversizedIndexException">It is an index of more manifests than any image has platforms.</exception>
    public static Task<PublishedArtifact> ReadWholeAsync(IContentFetcher store, Descriptor root, CancellationToken cancellation) =>
        new PublishedArtifactReader(store, root, cancellation).ReadAsync(PublishedArtifactReader.All);
}

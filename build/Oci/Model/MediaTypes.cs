namespace KubeStellar.Oci;

/// <summary>Media types of the OCI image specification 1.1 and of Docker's image manifest version 2, schema 2.</summary>
public static class MediaTypes
{
    /// <summary>An OCI image manifest.</summary>
    public const string OciManifest = "application/vnd.oci.image.manifest.v1+json";

    /// <summary>An OCI image index.</summary>
    public const string OciIndex = "application/vnd.oci.image.index.v1+json";

    /// <summary>An OCI image configuration.</summary>
    public const string OciConfig = "application/vnd.oci.image.config.v1+json";

    /// <summary>An OCI layer, uncompressed.</summary>
    public const string OciLayer = "application/vnd.oci.image.layer.v1.tar";

    /// <summary>An OCI layer, compressed with gzip.</summary>
    public const string OciLayerGzip = "application/vnd.oci.image.layer.v1.tar+gzip";

    /// <summary>An OCI layer, compressed with Zstandard.</summary>
    public const string OciLayerZstd = "application/vnd.oci.image.layer.v1.tar+zstd";

    /// <summary>The empty JSON object that OCI 1.1 artifacts use where they have no configuration.</summary>
    public const string OciEmpty = "application/vnd.oci.empty.v1+json";

    /// <summary>A Docker image manifest.</summary>
    public const string DockerManifest = "application/vnd.docker.distribution.manifest.v2+json";

    /// <summary>A Docker manifest list.</summary>
    public const string DockerManifestList = "application/vnd.docker.distribution.manifest.list.v2+json";

    /// <summary>A Docker image configuration.</summary>
    public const string DockerConfig = "application/vnd.docker.container.image.v1+json";

    /// <summary>A Docker layer, uncompressed.</summary>
    public const string DockerLayer = "application/vnd.docker.image.rootfs.diff.tar";

    /// <summary>A Docker layer, compressed with gzip.</summary>
    public const string DockerLayerGzip = "application/vnd.docker.image.rootfs.diff.tar.gzip";

    /// <summary>A Docker layer that only its publisher may distribute, compressed with gzip.</summary>
    public const string DockerForeignLayer = "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip";

    /// <summary>Content of unknown type.</summary>
    public const string OctetStream = "application/octet-stream";

    /// <summary>Says whether the media type is that of an image manifest, OCI's or Docker's.</summary>
    /// <param name="mediaType">The media type to look at.</param>
    public static bool IsImageManifest(string? mediaType) => mediaType is OciManifest or DockerManifest;

    /// <summary>Says whether the media type is that of an index, OCI's or Docker's.</summary>
    /// <param name="mediaType">The media type to look at.</param>
    public static bool IsIndex(string? mediaType) => mediaType is OciIndex or DockerManifestList;

    /// <summary>Says whether the media type is that of a manifest or an index, which registries keep apart from blobs.</summary>
    /// <param name="mediaType">The media type to look at.</param>
    public static bool IsManifest(string? mediaType) => IsImageManifest(mediaType) || IsIndex(mediaType);

    /// <summary>Says whether the media type is that of a layer that only its publisher may distribute.</summary>
    /// <param name="mediaType">The media type to look at.</param>
    public static bool IsForeignLayer(string? mediaType) =>
        mediaType is DockerForeignLayer || (mediaType?.StartsWith("application/vnd.oci.image.layer.nondistributable.", StringComparison.Ordinal) ?? false);

    /// <summary>Returns the image configuration type of the same family as the manifest type: Docker's for Docker's, else OCI's.</summary>
    /// <param name="manifestType">The media type of a manifest or index.</param>
    public static string ConfigFor(string manifestType) => IsDocker(manifestType) ? DockerConfig : OciConfig;

    /// <summary>Returns the gzip layer type of the same family as the manifest type: Docker's for Docker's, else OCI's.</summary>
    /// <param name="manifestType">The media type of a manifest or index.</param>
    public static string LayerGzipFor(string manifestType) => IsDocker(manifestType) ? DockerLayerGzip : OciLayerGzip;

    private static bool IsDocker(string mediaType) => mediaType is DockerManifest or DockerManifestList;
}

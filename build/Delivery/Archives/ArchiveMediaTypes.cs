namespace KubeStellar.Delivery.Archives;

/// <summary>The media types of a release's archives as an OCI artifact.</summary>
public static class ArchiveMediaTypes
{
    /// <summary>The kind of the artifact.</summary>
    public const string Artifact = "application/vnd.kubestellar.delivery.archives.v1";

    /// <summary>An archive.</summary>
    public const string Archive = "application/gzip";

    /// <summary>The file of checksums.</summary>
    public const string Checksums = "text/plain";

    /// <summary>The annotation of a layer that names its file, by which <c>oras pull</c> writes it.</summary>
    public const string Title = "org.opencontainers.image.title";
}

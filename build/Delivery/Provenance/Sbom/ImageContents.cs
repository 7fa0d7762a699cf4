using KubeStellar.Delivery.Provenance.GoBuilds;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Provenance.Sbom;

/// <summary>What an image of one platform is made of.</summary>
public sealed record ImageContents
{
    /// <summary>The canonical repository of the image, wherever it lies.</summary>
    public required RepositoryName Repository { get; init; }

    /// <summary>The digest of the manifest.</summary>
    public required Digest Digest { get; init; }

    /// <summary>The version released, without <c>v</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The time of the commit, which the document says that it was created at.</summary>
    public required DateTimeOffset CommitTime { get; init; }

    /// <summary>What the program in the image says of its build.</summary>
    public required GoBuildInformation Program { get; init; }

    /// <summary>The repository of the base image; null where there is none, or its digest is not known.</summary>
    public RepositoryName? Base { get; init; }

    /// <summary>The digest of the base image; used with <see cref="Base"/>.</summary>
    public Digest BaseDigest { get; init; }

    /// <summary>The name and version of this program as the document's creator, such as <c>kubestellar-delivery-1.0.0</c>.</summary>
    public required string Tool { get; init; }
}

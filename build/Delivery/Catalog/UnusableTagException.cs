using KubeStellar.Oci;

namespace KubeStellar.Delivery.Catalog;

/// <summary>A declared tag of an image is none, or would name another version than the one that is released.</summary>
public sealed class UnusableTagException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="repository">The image's canonical repository.</param>
    /// <param name="tag">The tag, its template filled in.</param>
    /// <param name="expected">What would have been right.</param>
    public UnusableTagException(RepositoryName repository, string tag, string expected)
        : base(new Fault("read the image's tags", repository.ToString(), expected, $"\"{tag}\"", "correct the tags of the image in .goreleaser.yaml"))
        => (Repository, Tag) = (repository, tag);

    /// <summary>The image's canonical repository.</summary>
    public RepositoryName Repository { get; }

    /// <summary>The tag, its template filled in.</summary>
    public string Tag { get; }
}

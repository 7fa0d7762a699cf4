using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Catalog;

/// <summary>None of an image's declared tags names the version that is released, so that nothing would tell which commit it was built from.</summary>
public sealed class UnidentifiedImageException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="repository">The image's canonical repository.</param>
    /// <param name="version">The version released.</param>
    /// <param name="tags">The declared tags.</param>
    public UnidentifiedImageException(RepositoryName repository, ReleaseVersion version, IReadOnlyList<string> tags)
        : base(new Fault(
            "read the image's tags", repository.ToString(), $"a tag that gives {version} or {version.GitTag}, such as '{{{{.Version}}}}'",
            string.Join(", ", tags), "add the tag '{{.Version}}' to the image in .goreleaser.yaml"))
        => (Repository, Version) = (repository, version);

    /// <summary>The image's canonical repository.</summary>
    public RepositoryName Repository { get; }

    /// <summary>The version released.</summary>
    public ReleaseVersion Version { get; }
}

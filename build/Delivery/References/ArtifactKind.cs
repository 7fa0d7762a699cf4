namespace KubeStellar.Delivery.References;

/// <summary>What a reference leads to.</summary>
public enum ArtifactKind
{
    /// <summary>A container image, by its canonical repository.</summary>
    Image,

    /// <summary>A Helm chart, by its canonical OCI repository, or by the address of its index and its name.</summary>
    Chart,

    /// <summary>A Go module, by its path.</summary>
    Module,

    /// <summary>A file of a GitHub release, by the repository's owner and name.</summary>
    ReleaseAsset,

    /// <summary>The sources at a git tag, by the repository's owner and name; files, folders and archives of it included, and GitHub Actions.</summary>
    Source,
}

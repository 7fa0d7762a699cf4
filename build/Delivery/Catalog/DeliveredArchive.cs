using KubeStellar.Oci;

namespace KubeStellar.Delivery.Catalog;

/// <summary>One archive of one release for one platform.</summary>
public sealed record DeliveredArchive
{
    /// <summary>The suffix of every archive's name.</summary>
    public const string Suffix = ".tar.gz";

    /// <summary>The file's name, such as <c>kubeflex_0.9.3_linux_amd64.tar.gz</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The platform that its programs run on.</summary>
    public required Platform Platform { get; init; }

    /// <summary>Its programs.</summary>
    public required IReadOnlyList<DeliveredProgram> Programs { get; init; }

    /// <summary>Patterns of files of the repository.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The folder around the files of the repository, with a slash at its end, or empty.</summary>
    public required string Folder { get; init; }
}

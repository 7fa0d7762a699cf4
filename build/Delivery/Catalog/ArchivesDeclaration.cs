namespace KubeStellar.Delivery.Catalog;

/// <summary>Every archive that a repository declares.</summary>
/// <param name="ProjectName">The name of the project where the file says it, or null.</param>
/// <param name="Archives">The archives.</param>
/// <param name="ChecksumName">The name of the file of checksums as a Go template.</param>
public sealed record ArchivesDeclaration(string? ProjectName, IReadOnlyList<ArchiveDeclaration> Archives, string ChecksumName)
{
    /// <summary>The name of the file of checksums unless the declaration says otherwise.</summary>
    public const string DefaultChecksumName = "checksums.txt";

    /// <summary>Returns the archives of a repository that declares images alone: one a platform, with the images' programs.</summary>
    /// <param name="images">The images.</param>
    public static ArchivesDeclaration OfImages(IReadOnlyList<ImageDeclaration> images) =>
        new(null, [new ArchiveDeclaration { Programs = [.. images.DistinctBy(image => (image.MainPackage, image.Directory)).Select(ProgramOf)] }], DefaultChecksumName);

    private static ProgramDeclaration ProgramOf(ImageDeclaration image) => new()
    {
        Id = image.Name,
        MainPackage = image.MainPackage,
        Directory = image.Directory,
        Binary = image.Name,
        Platforms = image.Platforms,
        Flags = image.Flags,
        Ldflags = image.Ldflags,
        Environment = image.Environment,
    };
}

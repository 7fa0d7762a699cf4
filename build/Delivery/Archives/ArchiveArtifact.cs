using KubeStellar.Oci;

namespace KubeStellar.Delivery.Archives;

/// <summary>Writes and reads the files of a release as one OCI artifact: no configuration, and a layer for each file.</summary>
public static class ArchiveArtifact
{
    /// <summary>Pushes checksums and manifest and returns the manifest's descriptor; equal arguments give equal bytes, and no tag is set.</summary>
    /// <param name="archives">The archives, whose content the repository holds.</param>
    /// <param name="checksumName">The name of the file of checksums.</param>
    /// <param name="identity">Annotations that say where they come from.</param>
    /// <param name="to">Where the artifact goes.</param>
    /// <param name="cancellation">Stops the writing.</param>
    public static async Task<Descriptor> WriteAsync(
        IReadOnlyList<ArchiveFile> archives, string checksumName, IReadOnlyDictionary<string, string> identity, IRepository to, CancellationToken cancellation)
    {
        var checksums = Checksums.Of(archives);
        var checksumFile = new ArchiveFile(checksumName, Descriptor.Of(ArchiveMediaTypes.Checksums, checksums));
        var manifest = ImageManifest.Create(
            EmptyContent.Descriptor, archives.OrderBy(archive => archive.Name, StringComparer.Ordinal).Append(checksumFile).Select(Titled), identity, artifactType: ArchiveMediaTypes.Artifact);
        await to.PushMissingAsync(EmptyContent.Descriptor, ContentSource.FromBytes(EmptyContent.Bytes), cancellation);
        await to.PushMissingAsync(checksumFile.Content, ContentSource.FromBytes(checksums), cancellation);
        await to.PushMissingAsync(manifest.Descriptor, ContentSource.FromBytes(manifest.Bytes), cancellation);
        return manifest.Descriptor;
    }

    /// <summary>Returns the files that a manifest lists; one without a title has an empty name.</summary>
    /// <param name="manifest">The artifact's manifest.</param>
    public static IReadOnlyList<ArchiveFile> FilesOf(ImageManifest manifest) =>
        [.. manifest.Layers.Select(layer => new ArchiveFile(layer.Annotations.GetValueOrDefault(ArchiveMediaTypes.Title) ?? "", layer))];

    private static Descriptor Titled(ArchiveFile file) =>
        file.Content with { Annotations = new Dictionary<string, string> { [ArchiveMediaTypes.Title] = file.Name } };
}

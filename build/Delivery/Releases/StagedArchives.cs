using KubeStellar.Delivery.Archives;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>Archives whose content lies complete in the staging layout.</summary>
/// <param name="Archives">What was planned.</param>
/// <param name="Root">The manifest.</param>
/// <param name="Staging">The layout that holds it.</param>
public sealed record StagedArchives(PlannedArchives Archives, Descriptor Root, IRepository Staging) : StagedArtifact(Root, Staging)
{
    /// <inheritdoc/>
    public override PlannedArtifact Plan => Archives;

    /// <inheritdoc/>
    public override IReadOnlyList<Platform> Platforms => Archives.Platforms;

    /// <inheritdoc/>
    public override StagedArtifact With(PlannedArtifact plan) => this with { Archives = (PlannedArchives)plan };

    /// <summary>Lists the files as the manifest names them.</summary>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<IReadOnlyList<ArchiveFile>> ListFilesAsync(CancellationToken cancellation) =>
        ArchiveArtifact.FilesOf(await ImageManifest.FetchAsync(Staging, Root, cancellation));

    /// <inheritdoc/>
    protected override async Task<long> VerifyWholeAsync(CancellationToken cancellation)
    {
        var manifest = await ImageManifest.FetchAsync(Staging, Root, cancellation);
        Require("kind", ArchiveMediaTypes.Artifact, manifest.ArtifactType ?? "none", manifest.ArtifactType == ArchiveMediaTypes.Artifact);
        Require("config", $"{EmptyContent.Descriptor}", $"{manifest.Config}", manifest.Config == EmptyContent.Descriptor);
        RequireRevision("manifest", manifest.Annotations);
        var files = ArchiveArtifact.FilesOf(manifest);
        var (expected, found) = (Archives.Archives.Names, files.Select(file => file.Name).ToList());
        Require("files", string.Join(", ", expected), string.Join(", ", found), expected.SequenceEqual(found));
        var checksums = Checksums.Of(files.SkipLast(1));
        Require($"digest of {files[^1].Name}", $"{Digest.Of(checksums)}, the checksums of the archives", $"{files[^1].Content.Digest}", files[^1].Content.Digest == Digest.Of(checksums));
        foreach (var layer in manifest.Layers)
        {
            await using var content = await Staging.FetchAsync(layer, cancellation);
            await content.CopyToAsync(Stream.Null, cancellation);
        }

        return Root.Size + manifest.Config.Size + manifest.Layers.Sum(layer => layer.Size);
    }
}

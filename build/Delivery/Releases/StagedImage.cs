using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>An image whose content lies complete in the staging layout.</summary>
/// <param name="Image">What was planned.</param>
/// <param name="Root">The manifest when it has one platform, else the index.</param>
/// <param name="Manifests">The manifests of its platforms, each with its platform.</param>
/// <param name="Staging">The repository that holds it.</param>
public sealed record StagedImage(PlannedImage Image, Descriptor Root, IReadOnlyList<Descriptor> Manifests, IRepository Staging) : StagedArtifact(Root, Staging)
{
    /// <summary>Finds the platforms of an image that a repository holds already.</summary>
    /// <param name="image">What was planned.</param>
    /// <param name="root">The manifest or index.</param>
    /// <param name="staging">The repository that holds it.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="MalformedContentException">What it holds is no image.</exception>
    public static async Task<StagedImage> ReadAsync(PlannedImage image, Descriptor root, IRepository staging, CancellationToken cancellation)
    {
        if (MediaTypes.IsIndex(root.MediaType))
        {
            return new StagedImage(image, root, (await ImageIndex.FetchAsync(staging, root, cancellation)).Manifests, staging);
        }

        var manifest = await ImageManifest.FetchAsync(staging, root, cancellation);
        var config = ImageConfig.Parse(await staging.FetchBytesAsync(manifest.Config, ImageConfig.MaxSize, cancellation));
        return new StagedImage(image, root, [root with { Platform = config.Platform }], staging);
    }

    /// <inheritdoc/>
    public override PlannedArtifact Plan => Image;

    /// <inheritdoc/>
    public override IReadOnlyList<Platform> Platforms => [.. Manifests.Select(manifest => manifest.Platform).OfType<Platform>()];

    /// <inheritdoc/>
    public override IReadOnlyList<Descriptor> Subjects => [.. Manifests.Prepend(Root).DistinctBy(manifest => manifest.Digest)];

    /// <inheritdoc/>
    public override StagedArtifact With(PlannedArtifact plan) => this with { Image = (PlannedImage)plan };

    /// <inheritdoc/>
    protected override async Task<long> VerifyWholeAsync(CancellationToken cancellation)
    {
        var manifests = await ManifestsAsync(cancellation);
        Require("platforms", string.Join(", ", Plan.Platforms), string.Join(", ", Platforms), Image.IsFor(Platforms));
        Require("manifests", $"{Platforms.Count}", $"{manifests.Count}", Platforms.Count == manifests.Count);
        var sizes = await Task.WhenAll(manifests.Select(manifest => VerifyManifestAsync(manifest, cancellation)));
        return sizes.Sum() + (manifests.Count == 1 ? 0 : Root.Size);
    }

    private async Task<IReadOnlyList<Descriptor>> ManifestsAsync(CancellationToken cancellation)
    {
        if (!MediaTypes.IsIndex(Root.MediaType))
        {
            return [Root];
        }

        var index = await ImageIndex.FetchAsync(Staging, Root, cancellation);
        RequireRevision("index", index.Annotations);
        return index.Manifests;
    }

    private async Task<long> VerifyManifestAsync(Descriptor descriptor, CancellationToken cancellation)
    {
        var manifest = await ImageManifest.FetchAsync(Staging, descriptor, cancellation);
        RequireRevision($"manifest {descriptor.Digest}", manifest.Annotations);
        var config = ImageConfig.Parse(await Staging.FetchBytesAsync(manifest.Config, ImageManifest.MaxSize, cancellation));
        RequireRevision($"config {manifest.Config.Digest}", config.Config?.Labels);
        foreach (var layer in manifest.Layers)
        {
            await using var content = await Staging.FetchAsync(layer, cancellation);
            await content.CopyToAsync(Stream.Null, cancellation);
        }

        return descriptor.Size + manifest.Config.Size + manifest.Layers.Sum(layer => layer.Size);
    }
}

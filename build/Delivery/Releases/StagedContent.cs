using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>Proves that what lies in the staging layout is what was planned: whole, of the right digests, for the right platforms, from the right commit.</summary>
public static class StagedContent
{
    /// <summary>Reads every byte of a staged image and returns how many there are.</summary>
    /// <param name="staged">The staged image.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="StagedContentException">Platforms or revision are not those of the plan.</exception>
    /// <exception cref="DamagedContentException">Content does not have its digest.</exception>
    public static async Task<long> VerifyAsync(StagedArtifact staged, CancellationToken cancellation)
    {
        try
        {
            return await VerifyWholeAsync(staged, cancellation);
        }
        catch (WrongContentException error)
        {
            throw new DamagedContentException(staged.Staging.Location, error);
        }
    }

    private static async Task<long> VerifyWholeAsync(StagedArtifact staged, CancellationToken cancellation)
    {
        var manifests = await ManifestsOfAsync(staged, cancellation);
        var platforms = staged.Built.Images.Select(image => image.Platform).ToList();
        Require(staged, "platforms", string.Join(", ", staged.Plan.Platforms), string.Join(", ", platforms), Serve(platforms, staged.Plan.Platforms));
        Require(staged, "manifests", $"{platforms.Count}", $"{manifests.Count}", platforms.Count == manifests.Count);
        var sizes = await Task.WhenAll(manifests.Select(manifest => VerifyManifestAsync(staged, manifest, cancellation)));
        return sizes.Sum() + (manifests.Count == 1 ? 0 : staged.Root.Size);
    }

    // A base may say more of a platform than was asked for, such as the variant v8 of linux/arm64.
    private static bool Serve(List<Platform> built, IReadOnlyList<Platform> requested) =>
        built.TrueForAll(platform => requested.Any(platform.Matches)) && requested.All(wanted => built.Exists(platform => platform.Matches(wanted)));

    private static async Task<IReadOnlyList<Descriptor>> ManifestsOfAsync(StagedArtifact staged, CancellationToken cancellation)
    {
        if (!MediaTypes.IsIndex(staged.Root.MediaType))
        {
            return [staged.Root];
        }

        var index = await ImageIndex.FetchAsync(staged.Staging, staged.Root, cancellation);
        RequireRevision(staged, "index", index.Annotations);
        return index.Manifests;
    }

    private static async Task<long> VerifyManifestAsync(StagedArtifact staged, Descriptor descriptor, CancellationToken cancellation)
    {
        var manifest = await ImageManifest.FetchAsync(staged.Staging, descriptor, cancellation);
        RequireRevision(staged, $"manifest {descriptor.Digest}", manifest.Annotations);
        var config = ImageConfig.Parse(await staged.Staging.FetchBytesAsync(manifest.Config, ImageManifest.MaxSize, cancellation));
        RequireRevision(staged, $"config {manifest.Config.Digest}", config.Config?.Labels);
        foreach (var layer in manifest.Layers)
        {
            await using var content = await staged.Staging.FetchAsync(layer, cancellation);
            await content.CopyToAsync(Stream.Null, cancellation);
        }

        return descriptor.Size + manifest.Config.Size + manifest.Layers.Sum(layer => layer.Size);
    }

    private static void RequireRevision(StagedArtifact staged, string part, IReadOnlyDictionary<string, string>? entries)
    {
        var commit = staged.Plan.Source.Facts.Commit.Hex;
        var found = entries?.GetValueOrDefault(ImageIdentity.Revision);
        Require(staged, $"{ImageIdentity.Revision} of {part}", commit, found ?? "nothing", found == commit);
    }

    private static void Require(StagedArtifact staged, string fact, string expected, string found, bool holds)
    {
        if (!holds)
        {
            throw new StagedContentException(staged.Plan.CanonicalReference, fact, expected, found);
        }
    }
}

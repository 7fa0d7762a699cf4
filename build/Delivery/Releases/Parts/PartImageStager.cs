using System.Collections.Concurrent;
using KubeStellar.Delivery.Images;
using KubeStellar.Delivery.Provenance.GoBuilds;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Parts;

/// <summary>Builds the images of a part. Even for one platform an index stands for the image, since only an index keeps what the base's index says.</summary>
/// <param name="images">Builds into the part's layouts.</param>
/// <param name="part">The part's layouts, one a canonical repository.</param>
public sealed class PartImageStager(ImageStager images, IRegistry part) : IImageStager
{
    private readonly ConcurrentDictionary<string, PartImage> _built = new(StringComparer.Ordinal);

    /// <summary>What was built so far, ordered by repository.</summary>
    public IReadOnlyList<PartImage> Built => [.. _built.OrderBy(image => image.Key, StringComparer.Ordinal).Select(image => image.Value)];

    /// <summary>Builds an image and leaves it in the part without a tag: a part is no release.</summary>
    /// <param name="planned">The image, for the part's platforms alone.</param>
    /// <param name="checkout">The folder that holds exactly the tagged commit.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<StagedImage> StageAsync(PlannedImage planned, string checkout, CancellationToken cancellation)
    {
        var built = await images.BuildAsync(planned, checkout, cancellation);
        var layout = part.Open(planned.Repository);
        await layout.PushAsync(built.Index.Descriptor, ContentSource.FromBytes(built.Index.Bytes), cancellation);
        var staged = new StagedImage(planned, built.Index.Descriptor, built.Index.Manifests, layout);
        await ReleaseAttestations.AttachAsync(staged, cancellation);
        _built[planned.CanonicalReference] = await DescribeAsync(staged, built, cancellation);
        return staged;
    }

    private static async Task<PartImage> DescribeAsync(StagedImage staged, BuiltImage built, CancellationToken cancellation) => new()
    {
        Repository = staged.Plan.Repository,
        Commit = staged.Plan.Source.Facts.Commit,
        GoVersion = (await ImageBinary.ReadAsync(staged.Staging, staged.Manifests[0], cancellation)).GoVersion,
        Base = built.Base,
        Platforms = staged.Plan.Platforms,
        Digest = staged.Root.Digest,
    };
}

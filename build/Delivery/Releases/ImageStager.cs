using KubeStellar.Delivery.Images;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>Builds the images of a plan into their layouts.</summary>
/// <param name="builders">Build images.</param>
/// <param name="requests">Says what to build.</param>
/// <param name="staging">The layouts, one a canonical repository.</param>
/// <param name="progress">Hears of each step.</param>
public sealed class ImageStager(ImageBuilders builders, ImageRequests requests, IRegistry staging, IProgress<ReleaseStep> progress) : IImageStager
{
    /// <inheritdoc/>
    /// <exception cref="OutsideSourceException">The build would read what is no part of its commit.</exception>
    public async Task<StagedImage> StageAsync(PlannedImage planned, string checkout, CancellationToken cancellation)
    {
        var built = await BuildAsync(planned, checkout, cancellation);
        var layout = staging.Open(planned.Repository);
        await layout.TagAsync(built.Root, planned.IdentityTag, cancellation);
        var staged = new StagedImage(planned, built.Root, [.. built.Images.Select(image => image.Manifest with { Platform = image.Platform })], layout);
        await ReleaseAttestations.AttachAsync(staged, cancellation);
        return staged;
    }

    /// <summary>Builds an image and leaves it in its layout, without a tag.</summary>
    /// <param name="planned">The image.</param>
    /// <param name="checkout">The folder that holds exactly the tagged commit.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OutsideSourceException">The build would read what is no part of its commit.</exception>
    public async Task<BuiltImage> BuildAsync(PlannedImage planned, string checkout, CancellationToken cancellation)
    {
        var request = await requests.ForAsync(planned, checkout, cancellation);
        new CommitBoundary(checkout).RequireInside(await GoPackage.LocateAsync(request.ModuleDirectory, request.MainPackage, cancellation));
        var builder = await builders.ForAsync(request, cancellation);
        return await builder.BuildAsync(request, staging.Open(planned.Repository), new BuildSteps(planned.CanonicalReference, progress), cancellation);
    }
}

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
        var request = await requests.ForAsync(planned, checkout, cancellation);
        new CommitBoundary(checkout).RequireInside(await GoPackage.LocateAsync(request.ModuleDirectory, request.MainPackage, cancellation));
        var layout = staging.Open(planned.Repository);
        var builder = await builders.ForAsync(request, cancellation);
        var built = await builder.BuildAsync(request, layout, new BuildSteps(planned.CanonicalReference, progress), cancellation);
        await layout.TagAsync(built.Root, planned.IdentityTag, cancellation);
        var staged = new StagedImage(planned, built.Root, [.. built.Images.Select(image => image.Manifest with { Platform = image.Platform })], layout);
        await ReleaseAttestations.AttachAsync(staged, cancellation);
        return staged;
    }
}

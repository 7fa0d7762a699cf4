using KubeStellar.Delivery.Images;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Parts;

/// <summary>Makes the images of a plan from parts that were built before: the same bytes as a whole build makes.</summary>
/// <param name="parts">The parts, which fit to each other.</param>
/// <param name="staging">The layouts, one a canonical repository.</param>
/// <param name="progress">Hears of each step.</param>
public sealed class MergingImageStager(ReleaseParts parts, IRegistry staging, IProgress<ReleaseStep> progress) : IImageStager
{
    /// <inheritdoc/>
    public async Task<StagedImage> StageAsync(PlannedImage planned, string checkout, CancellationToken cancellation)
    {
        progress.Report(new ReleaseStep(planned.CanonicalReference, "joining parts"));
        var joined = await parts.JoinAsync(planned, cancellation);
        var layout = staging.Open(planned.Repository);
        await joined.CopyAsync(layout, new CopyOptions { Progress = new TransferSteps(planned.CanonicalReference, progress) }, cancellation);
        var index = joined.Index();
        var root = await ImageRoot.PushAsync(index, layout, cancellation);
        await layout.TagAsync(root, planned.IdentityTag, cancellation);
        var staged = new StagedImage(planned, root, index.Manifests, layout);
        await ReleaseAttestations.AttachAsync(staged, cancellation);
        return staged;
    }
}

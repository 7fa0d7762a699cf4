using KubeStellar.Delivery.Archives;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>Makes the archives of a plan in their layouts.</summary>
/// <param name="builder">Makes archives.</param>
/// <param name="staging">The layouts, one a canonical repository.</param>
/// <param name="time">The time that artifacts bear instead of their commit's (<c>SOURCE_DATE_EPOCH</c>), or null.</param>
/// <param name="progress">Hears of each step.</param>
public sealed class ArchiveStager(ArchiveBuilder builder, IRegistry staging, DateTimeOffset? time, IProgress<ReleaseStep> progress)
{
    /// <summary>Makes the archives of a release and tags them in their layout.</summary>
    /// <param name="planned">The archives.</param>
    /// <param name="images">The images of the release, whose programs the archives hold.</param>
    /// <param name="checkout">The folder that holds exactly the tagged commit.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<StagedArchives> StageAsync(PlannedArchives planned, IReadOnlyList<StagedImage> images, string checkout, CancellationToken cancellation)
    {
        var facts = planned.Source.Facts;
        var layout = staging.Open(planned.Repository);
        var own = images.Where(image => image.Plan.Source == planned.Source).ToList();
        var request = new ArchiveRequest
        {
            Archives = planned.Archives.Archives,
            Checkout = checkout,
            Modified = time ?? facts.CommitTime,
            ImageOf = (program, platform) => ImageOf(program, platform, own),
        };
        var built = await builder.BuildAsync(request, layout, new Steps(planned.CanonicalReference, progress), cancellation);
        var root = await ArchiveArtifact.WriteAsync(built.Files, planned.Archives.ChecksumName, planned.Source.Identity, layout, cancellation);
        await layout.TagAsync(root, planned.IdentityTag, cancellation);
        var staged = new StagedArchives(planned, root, layout);
        await ReleaseAttestations.AttachAsync(staged, built.Toolchains, cancellation);
        return staged;
    }

    private static ImageProgram? ImageOf(ProgramDeclaration program, Platform platform, IReadOnlyList<StagedImage> images) => images
        .Where(image => (image.Image.Image.Declaration.MainPackage, image.Image.Image.Declaration.Directory) == (program.MainPackage, program.Directory))
        .SelectMany(image => image.Manifests.Where(manifest => manifest.Platform?.Matches(platform) == true).Select(manifest => new ImageProgram(image.Staging, manifest)))
        .FirstOrDefault();

    private sealed class Steps(string subject, IProgress<ReleaseStep> steps) : IProgress<string>
    {
        public void Report(string value) => steps.Report(new ReleaseStep(subject, $"packing {value}"));
    }
}

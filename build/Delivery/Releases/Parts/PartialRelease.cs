using KubeStellar.Delivery.Releases.Checks;
using KubeStellar.Delivery.Releases.Journal;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Parts;

/// <summary>Builds the images of a release for some of its platforms into a folder; nothing is written to the release's target.</summary>
/// <param name="source">Builds the images into the folder.</param>
/// <param name="images">What it builds them with.</param>
/// <param name="folder">The absolute folder of the part.</param>
/// <param name="journal">Remembers how the run ended.</param>
public sealed class PartialRelease(IArtifactSource source, PartImageStager images, string folder, IReleaseJournal journal)
{
    /// <summary>Builds the part and returns what it holds, with the checks that it took; running it again after any interruption finishes the work.</summary>
    /// <param name="target">The name of the target that runs, for the report.</param>
    /// <param name="plan">The plan of the whole release.</param>
    /// <param name="platforms">The platforms of the part; empty for all. An image that is for none of them is no part of it.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="ReleaseRefusedException">A check of the plan failed, or a tag moved while the part was built.</exception>
    /// <exception cref="EmptyPartException">No image is for any of the platforms.</exception>
    /// <exception cref="OccupiedPartException">The folder holds another part of the same release.</exception>
    public async Task<DeliveryReport> ExecuteAsync(string target, ReleasePlan plan, IReadOnlyList<Platform> platforms, CancellationToken cancellation)
    {
        try
        {
            var run = new JournaledRun(journal, plan, $"part for {(platforms.Count == 0 ? "all platforms" : string.Join(", ", platforms))} in {folder}");
            return await run.ExecuteAsync(
                () =>
                {
                    var part = Restrict(plan, platforms);
                    new PartFile(folder).EnsureFreeFor(plan.VersionText, [.. part.Artifacts.OfType<PlannedImage>().SelectMany(image => image.BuiltFor)]);
                    return BuildAsync(target, plan, part, cancellation);
                },
                cancellation);
        }
        finally
        {
            await source.FinishAsync();
        }
    }

    /// <summary>Makes sure that a part would hold something; of a plan that is refused, nothing more need be known.</summary>
    /// <param name="plan">The plan of the whole release.</param>
    /// <param name="platforms">The platforms of the part; empty for all.</param>
    /// <exception cref="EmptyPartException">No image is for any of the platforms.</exception>
    public static void EnsureNotEmpty(ReleasePlan plan, IReadOnlyList<Platform> platforms)
    {
        if (plan.IsClear)
        {
            Restrict(plan, platforms);
        }
    }

    private async Task<DeliveryReport> BuildAsync(string target, ReleasePlan plan, ReleasePlan part, CancellationToken cancellation)
    {
        var file = new PartFile(folder);
        file.Remove();
        var staged = (await source.StageAsync(part, cancellation)).OfType<StagedImage>().ToList();
        var sizes = await Task.WhenAll(staged.Select(image => image.VerifyAsync(cancellation)));
        var final = (await TagUnmoved.LookAgainAsync(part, cancellation)).EnsureClear();
        file.Write(new PartRecord(ReleaseAttestations.Version, plan.VersionText, images.Built));
        return new DeliveryReport(target, plan.VersionText, [.. staged.Zip(sizes, Report)], final.Checks);
    }

    private static ReleasePlan Restrict(ReleasePlan plan, IReadOnlyList<Platform> platforms)
    {
        var declared = plan.Artifacts.OfType<PlannedImage>().ToList();
        var part = declared
            .Select(image => platforms.Count == 0 ? image : image with { BuiltFor = [.. image.BuiltFor.Where(platform => platforms.Any(platform.Matches))] })
            .Where(image => image.BuiltFor.Count > 0).ToList();
        return part.Count > 0 ? plan with { Artifacts = part } : throw new EmptyPartException(platforms, [.. declared.SelectMany(image => image.BuiltFor).Distinct()]);
    }

    private static ReportedArtifact Report(StagedImage image, long size) =>
        image.Report(size, ArtifactStatus.Written) with { Reference = $"{image.Staging.Location}@{image.Root.Digest}", MovingTags = [] };
}

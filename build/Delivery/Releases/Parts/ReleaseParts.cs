using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Parts;

/// <summary>The parts that make a whole release.</summary>
/// <param name="folders">The absolute folders of the parts.</param>
public sealed class ReleaseParts(IReadOnlyList<string> folders)
{
    /// <summary>Reads every part to its last byte and returns what stands in the way of joining them, all at once; writes nothing.</summary>
    /// <param name="plan">The plan of the release.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<IReadOnlyList<CheckResult>> CheckAsync(ReleasePlan plan, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var read = folders.Distinct(StringComparer.Ordinal).Select(Read).ToList();
        var parts = read.Select(one => one.Part).OfType<ReleasePart>().Select(part => (Part: part, Verdicts: PartIdentity.Judge(part, plan).ToList())).ToList();
        var images = await Task.WhenAll(plan.Artifacts.OfType<PlannedImage>().Select(image => CheckAsync(image, parts, cancellation)));
        return [.. read.Select(one => one.Verdict), .. parts.SelectMany(part => part.Verdicts), .. images.SelectMany(verdicts => verdicts)];
    }

    /// <summary>Puts an image together from what the parts hold of it.</summary>
    internal async Task<JoinedImage> JoinAsync(PlannedImage planned, CancellationToken cancellation)
    {
        var opened = folders.Distinct(StringComparer.Ordinal).Select(ReleasePart.Read)
            .SelectMany(part => part.ImagesOf(planned.Repository).Select(image => part.OpenAsync(image, cancellation)));
        return new JoinedImage(planned, await Task.WhenAll(opened));
    }

    private static (ReleasePart? Part, CheckResult Verdict) Read(string folder)
    {
        try
        {
            return (ReleasePart.Read(folder), CheckResult.Passed(PartChecks.ReadableId, folder, "a part of a release"));
        }
        catch (UnreadablePartException error)
        {
            return (null, CheckResult.Failed(PartChecks.ReadableId, folder, error.Fault));
        }
    }

    private static async Task<IEnumerable<CheckResult>> CheckAsync(
        PlannedImage planned, IReadOnlyList<(ReleasePart Part, List<CheckResult> Verdicts)> parts, CancellationToken cancellation)
    {
        var found = await Task.WhenAll(parts.SelectMany(part => part.Part.ImagesOf(planned.Repository).Select(image => OpenAsync(part.Part, image, planned, part.Verdicts.TrueForAll(verdict => verdict.Ok), cancellation))));
        var joined = new JoinedImage(planned, [.. found.Select(one => one.Image).OfType<OpenedImage>()]);
        return [.. found.SelectMany(one => one.Verdicts), .. joined.Judge()];
    }

    // That a part of another release holds another release's content need not be said twice.
    private static async Task<(OpenedImage? Image, IReadOnlyList<CheckResult> Verdicts)> OpenAsync(
        ReleasePart part, PartImage image, PlannedImage planned, bool isOfRelease, CancellationToken cancellation)
    {
        try
        {
            var opened = await part.OpenAsync(image, cancellation);
            return (opened, isOfRelease ? [await PartContent.JudgeAsync(opened, planned, cancellation)] : []);
        }
        catch (FaultException error)
        {
            return (null, [CheckResult.Failed(PartChecks.ContentId, $"{part.Folder}: {image.Repository}", error.Fault)]);
        }
    }
}

namespace KubeStellar.Delivery.Releases.Parts;

/// <summary>Compares what a part says of itself with the release that it is to be joined to.</summary>
internal static class PartIdentity
{
    private const string BuildAgain = "build every part again from the same tag, with the same program";

    public static IEnumerable<CheckResult> Judge(ReleasePart part, ReleasePlan plan)
    {
        var planned = plan.Artifacts.OfType<PlannedImage>().ToDictionary(image => image.Repository, image => image.Source.Facts.Commit);
        yield return Same(PartChecks.VersionId, part.Folder, plan.VersionText, part.Record.Version);
        yield return Same(PartChecks.ProgramId, part.Folder, ReleaseAttestations.Version, part.Record.Program);
        foreach (var images in part.Record.Images.GroupBy(image => image.Repository))
        {
            var isOne = planned.ContainsKey(images.Key) && !images.Skip(1).Any();
            yield return Same(PartChecks.ImagesId, $"{part.Folder}: {images.Key}", "an image of this release, once", isOne ? "an image of this release, once" : planned.ContainsKey(images.Key) ? "several" : "no image of this release");
        }

        foreach (var image in part.Record.Images.Where(image => planned.ContainsKey(image.Repository)))
        {
            yield return Same(PartChecks.CommitId, $"{part.Folder}: {image.Repository}", $"{planned[image.Repository]}", $"{image.Commit}");
        }
    }

    private static CheckResult Same(string id, string subject, string expected, string found) =>
        expected == found ? CheckResult.Passed(id, subject, expected) : CheckResult.Failed(id, subject, expected, found, BuildAgain);
}

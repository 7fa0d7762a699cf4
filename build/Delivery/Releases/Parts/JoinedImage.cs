using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Parts;

/// <summary>An image whose platforms lie in several parts.</summary>
/// <param name="Planned">The image.</param>
/// <param name="Parts">What the parts hold of it.</param>
internal sealed record JoinedImage(PlannedImage Planned, IReadOnlyList<OpenedImage> Parts)
{
    private const string FromOne = "build every part again with the same Go and while the base image stays the same";

    /// <summary>The manifests in the order of a whole build: by requested platform, then as the base has them.</summary>
    private IEnumerable<Descriptor> Manifests => Planned.Platforms
        .SelectMany(requested => All.Select(found => found.Manifest).Where(manifest => manifest.Platform!.Matches(requested)))
        .DistinctBy(manifest => (manifest.Platform, manifest.Digest));

    private IEnumerable<(OpenedImage Part, Descriptor Manifest)> All =>
        Parts.SelectMany(part => part.Index.Manifests.Where(manifest => manifest.Platform is not null).Select(manifest => (part, manifest)));

    /// <summary>Composes the index that a whole build makes.</summary>
    public ImageIndex Index() => ImageIndex.Create(Manifests, Parts[0].Index.Annotations, Parts[0].Index.MediaType);

    /// <summary>Copies the manifests, with all that they need.</summary>
    public Task CopyAsync(IRepository to, CopyOptions options, CancellationToken cancellation) => Task.WhenAll(
        Manifests.Select(manifest => ArtifactCopier.CopyAsync(All.First(found => found.Manifest.Digest == manifest.Digest).Part.Layout, manifest, to, options, cancellation)));

    /// <summary>Says whether the parts fit to each other and make the whole image.</summary>
    public IEnumerable<CheckResult> Judge()
    {
        var subject = Planned.Repository.ToString();
        yield return One(PartChecks.GoId, subject, "one Go for all platforms", part => part.Image.GoVersion);
        yield return One(PartChecks.BaseId, subject, "one base image for all platforms", BaseOf);
        yield return JudgePlatforms(subject);
        foreach (var platform in All.GroupBy(found => found.Manifest.Platform!).Where(platform => platform.Skip(1).Any()))
        {
            var digests = platform.Select(found => $"{found.Manifest.Digest} in {found.Part.Part.Folder}").ToList();
            yield return platform.Select(found => found.Manifest.Digest).Distinct().Skip(1).Any()
                ? CheckResult.Failed(PartChecks.DistinctId, $"{subject} for {platform.Key}", "the same bytes in every part", string.Join(", ", digests), "name only one of these parts, and find out why the two differ")
                : CheckResult.Passed(PartChecks.DistinctId, $"{subject} for {platform.Key}", "the same bytes in every part");
        }
    }

    private CheckResult JudgePlatforms(string subject)
    {
        var expected = string.Join(", ", Planned.Platforms);
        var found = All.Select(one => one.Manifest.Platform!).Distinct().ToList();
        return Planned.IsFor(found)
            ? CheckResult.Passed(PartChecks.PlatformsId, subject, expected)
            : CheckResult.Failed(PartChecks.PlatformsId, subject, expected, found.Count == 0 ? "none" : string.Join(", ", found), "build the missing parts, and name with --merge exactly those that make the whole");
    }

    // What the base's index says goes into the image's, which tells bases apart as well as their digest does; the release's own entries are judged with the content.
    private string BaseOf(OpenedImage part)
    {
        var others = part.Index.Annotations.Where(entry => !Planned.Source.Identity.ContainsKey(entry.Key)).OrderBy(entry => entry.Key, StringComparer.Ordinal);
        return $"{part.Image.Base?.ToString() ?? "none"} ({string.Join(", ", others.Select(entry => $"{entry.Key}={entry.Value}").Prepend(part.Index.MediaType))})";
    }

    private CheckResult One(string id, string subject, string expected, Func<OpenedImage, string> fact) =>
        Parts.Select(fact).Distinct(StringComparer.Ordinal).Skip(1).Any()
            ? CheckResult.Failed(id, subject, expected, string.Join(", ", Parts.Select(part => $"{fact(part)} in {part.Part.Folder}")), FromOne)
            : CheckResult.Passed(id, subject, expected);
}

using KubeStellar.Delivery.Provenance.GoBuilds;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Parts;

/// <summary>Reads every byte of an image of a part and compares it with what the part says and with the release; nothing is believed that can be read.</summary>
internal static class PartContent
{
    private const string Expected = "whole, from the tagged commit, and as part.json says";
    private const string BuildAgain = "the part was damaged or edited: build it again";

    public static async Task<CheckResult> JudgeAsync(OpenedImage opened, PlannedImage planned, CancellationToken cancellation)
    {
        var subject = $"{opened.Part.Folder}: {planned.Repository}";
        try
        {
            var part = planned with { BuiltFor = opened.Image.Platforms };
            await new StagedImage(part, opened.Index.Descriptor, opened.Index.Manifests, opened.Layout).VerifyAsync(cancellation);
            var found = OriginOf(opened, planned).Concat(await GoOfAsync(opened, cancellation)).ToList();
            return found.Count == 0 ? CheckResult.Passed(PartChecks.ContentId, subject, Expected) : CheckResult.Failed(PartChecks.ContentId, subject, Expected, string.Join("; ", found), BuildAgain);
        }
        catch (FaultException error)
        {
            return CheckResult.Failed(PartChecks.ContentId, subject, Expected, $"{error.Fault.Subject}: {error.Fault.Found}, not {error.Fault.Expected}", BuildAgain);
        }
    }

    private static IEnumerable<string> OriginOf(OpenedImage opened, PlannedImage planned) => planned.Source.Identity
        .Where(entry => opened.Index.Annotations.GetValueOrDefault(entry.Key) != entry.Value)
        .Select(entry => $"{entry.Key} is {opened.Index.Annotations.GetValueOrDefault(entry.Key) ?? "missing"}, not {entry.Value}");

    private static async Task<IEnumerable<string>> GoOfAsync(OpenedImage opened, CancellationToken cancellation)
    {
        var programs = await Task.WhenAll(opened.Index.Manifests.Select(manifest => ImageBinary.ReadAsync(opened.Layout, manifest, cancellation)));
        return programs.Select(program => program.GoVersion).Where(version => version != opened.Image.GoVersion).Distinct()
            .Select(version => $"built by {version}, not {opened.Image.GoVersion}");
    }
}

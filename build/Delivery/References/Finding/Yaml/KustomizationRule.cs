using System.Text.RegularExpressions;

namespace KubeStellar.Delivery.References.Finding.Yaml;

/// <summary>Finds what a kustomization names: images, charts, and resources of other repositories.</summary>
internal sealed partial class KustomizationRule : IYamlRule
{
    // Longer ones are no addresses, and would keep the pattern busy.
    private const int MaxAddress = 2048;

    /// <inheritdoc/>
    public void Find(PlacedNode node, string key, YamlFile file, FileFindings findings)
    {
        switch (key, node)
        {
            case ("images", PlacedNode.Mapping image):
                OfImage(image, file, findings);
                break;
            case ("helmCharts", PlacedNode.Mapping chart) when chart.Text("name") is { } name && chart.Text("repo") is { } repository && chart.Text("version") is { } version:
                ChartNames.Add(file, ChartNames.Of(repository.Value, name.Value), version, "a chart of a kustomization", findings);
                break;
            case ("resources" or "bases" or "components" or "crds", PlacedNode.Scalar { Value.Length: <= MaxAddress } resource):
                OfResource(resource, file, findings);
                break;
        }
    }

    private static void OfImage(PlacedNode.Mapping image, YamlFile file, FileFindings findings)
    {
        var version = image.Text("digest") ?? image.Text("newTag");
        if (version is null || (image.Text("newName") ?? image.Text("name")) is not { } name)
        {
            return;
        }

        if (WrittenVersion.Of(file, version) is not { } written)
        {
            file.Unread(findings, version.Start, "it is the tag of an image in characters that are not written as they read");
            return;
        }

        findings.Add(new Mention(new(ArtifactKind.Image, name.Value), ReferenceForm.KustomizeImage, written, "an image of a kustomization")
        {
            Kind = version == image.Text("newTag") && Images.IsNoTag(version.Value) ? ReferenceKind.Placeholder : null,
        });
    }

    private static void OfResource(PlacedNode.Scalar resource, YamlFile file, FileFindings findings)
    {
        var match = RemotePattern().Match(resource.Value);
        if (!match.Success)
        {
            return;
        }

        var artifact = new ReferencedArtifact(ArtifactKind.Source, match.Groups["name"].Value) { Repository = match.Groups["name"].Value };
        var revision = match.Groups["ref"];
        if (revision.Success && WrittenVersion.At(file, resource.Places, revision.Index, revision.Length) is { } version)
        {
            findings.Add(new Mention(artifact, ReferenceForm.SourceUrl, version, "resources of a kustomization at a revision"));
        }
        else if (!revision.Success && resource.Places.Find(0, resource.Value.Length) is { } start)
        {
            findings.Add(new Mention(artifact, ReferenceForm.SourceUrl, new VersionText(start + resource.Value.Length, 0), "resources of a kustomization without a revision, which means the branch of today") { Kind = ReferenceKind.Moving });
        }
    }

    // A file's address has a host of its own, raw.githubusercontent.com, or a path with blob or raw in it.
    [GeneratedRegex(@"^(?:git::)?(?:https?://|ssh://)?(?:git@)?github\.com[/:](?<name>[\w.-]+/[\w-]+(?:\.(?!git\b)[\w-]+)*)(?:\.git)?(?:/(?!releases/|raw/|blob/)[^?]*)?(?:\?(?:.*&)?(?:ref|version)=(?<ref>[^&]+).*|\?(?!.*\b(?:ref|version)=).*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex RemotePattern();
}

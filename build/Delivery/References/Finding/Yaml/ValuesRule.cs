using KubeStellar.Oci;

namespace KubeStellar.Delivery.References.Finding.Yaml;

/// <summary>Finds the values of a chart, each with the name that templates call it by, and the images that they make together.</summary>
internal sealed class ValuesRule : IYamlRule
{
    /// <inheritdoc/>
    public void Find(PlacedNode node, string key, YamlFile file, FileFindings findings)
    {
        if (node is not PlacedNode.Mapping mapping)
        {
            return;
        }

        OfImage(mapping, file, findings);
        if (key.Length == 0)
        {
            Assign(mapping, "Values", file, findings);
        }
    }

    private static void Assign(PlacedNode.Mapping mapping, string prefix, YamlFile file, FileFindings findings)
    {
        foreach (var (key, value) in mapping.Entries)
        {
            if (value is PlacedNode.Mapping inner)
            {
                Assign(inner, $"{prefix}.{key.Value}", file, findings);
            }
            else if (value is PlacedNode.Scalar { IsNothing: false, IsBlock: false } scalar && WrittenVersion.Of(file, scalar) is { } written)
            {
                findings.Add(new Assignment($"{prefix}.{key.Value}", written, ReferenceForm.ChartValue));
            }
        }
    }

    // repository and tag, as charts name their images; perhaps with the registry apart.
    private static void OfImage(PlacedNode.Mapping image, YamlFile file, FileFindings findings)
    {
        var version = image.Text("digest") ?? image.Text("tag");
        if (version is null || image.Text("repository") is not { } repository || WrittenVersion.Of(file, version) is not { } written)
        {
            return;
        }

        var registry = image.Text("registry");
        var name = registry is null ? repository.Value : $"{registry.Value}/{repository.Value}";
        if (RepositoryName.TryParse(name, null, out _))
        {
            findings.Add(new Mention(new(ArtifactKind.Image, name), ReferenceForm.Image, written, "the image of a chart's values")
            {
                Kind = version == image.Text("tag") && Images.IsNoTag(version.Value) ? ReferenceKind.Placeholder : null,
            });
        }
    }
}

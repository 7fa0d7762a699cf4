namespace KubeStellar.Delivery.References.Finding.Yaml;

/// <summary>Finds the values that pages of a documentation may use, as <c>config.x</c>: those at the root of mkdocs' configuration and under <c>extra</c>.</summary>
internal sealed class ConfigurationRule : IYamlRule
{
    /// <inheritdoc/>
    public void Find(PlacedNode node, string key, YamlFile file, FileFindings findings)
    {
        if (key is not ("" or "extra") || node is not PlacedNode.Mapping mapping)
        {
            return;
        }

        foreach (var (name, value) in mapping.Entries)
        {
            if (value is PlacedNode.Scalar { IsNothing: false, IsBlock: false } scalar && WrittenVersion.Of(file, scalar) is { } written)
            {
                findings.Add(new Assignment($"config.{name.Value}", written, ReferenceForm.Variable));
            }
        }
    }
}

namespace KubeStellar.Delivery.References.Finding.Yaml;

/// <summary>Finds the PostCreateHooks of KubeFlex.</summary>
internal sealed class HookRule : IYamlRule
{
    /// <inheritdoc/>
    public void Find(PlacedNode node, string key, YamlFile file, FileFindings findings)
    {
        if (node is PlacedNode.Mapping mapping && mapping.Text("kind")?.Value == "PostCreateHook" && mapping.Find("metadata") is PlacedNode.Mapping metadata && metadata.Text("name") is { } name)
        {
            findings.AddHook(name.Value);
        }
    }
}

namespace KubeStellar.Delivery.References.Finding.Yaml;

/// <summary>Finds one kind of fact in the nodes of a YAML file.</summary>
internal interface IYamlRule
{
    /// <summary>Looks at one node; those inside of it come later.</summary>
    /// <param name="node">The node.</param>
    /// <param name="key">The key of the entry that holds it, also where it is an item of that entry's sequence; empty for the root.</param>
    /// <param name="file">The file.</param>
    /// <param name="findings">Gets what is found.</param>
    void Find(PlacedNode node, string key, YamlFile file, FileFindings findings);
}

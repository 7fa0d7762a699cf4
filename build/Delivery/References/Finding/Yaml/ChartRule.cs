namespace KubeStellar.Delivery.References.Finding.Yaml;

/// <summary>Finds the dependencies of a chart in <c>Chart.yaml</c>, and in <c>requirements.yaml</c> as charts had them before.</summary>
internal sealed class ChartRule : IYamlRule
{
    /// <inheritdoc/>
    public void Find(PlacedNode node, string key, YamlFile file, FileFindings findings)
    {
        if (key != "dependencies" || node is not PlacedNode.Mapping dependency || dependency.Text("name") is not { } name || dependency.Text("repository") is not { } repository)
        {
            return;
        }

        // A chart of a folder, and one of an index that only the user's machine has a name for.
        if (repository.Value.Contains("://", StringComparison.Ordinal) && !repository.Value.StartsWith("file:", StringComparison.Ordinal) && dependency.Text("version") is { } version)
        {
            ChartNames.Add(file, ChartNames.Of(repository.Value, name.Value), version, "a dependency of a chart", findings);
        }
    }
}

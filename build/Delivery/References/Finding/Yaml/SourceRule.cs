using System.Text.RegularExpressions;

namespace KubeStellar.Delivery.References.Finding.Yaml;

/// <summary>Finds sources at a revision: <c>repo</c> and <c>rev</c> of pre-commit, <c>repoURL</c> and <c>targetRevision</c> of Argo CD, which may be those of a chart.</summary>
internal sealed partial class SourceRule : IYamlRule
{
    /// <inheritdoc/>
    public void Find(PlacedNode node, string key, YamlFile file, FileFindings findings)
    {
        if (node is not PlacedNode.Mapping mapping)
        {
            return;
        }

        Add(mapping.Text("repo"), null, mapping.Text("rev"), file, findings);
        Add(mapping.Text("repoURL"), mapping.Text("chart"), mapping.Text("targetRevision"), file, findings);
    }

    private static void Add(PlacedNode.Scalar? repository, PlacedNode.Scalar? chart, PlacedNode.Scalar? revision, YamlFile file, FileFindings findings)
    {
        if (repository is null || revision is null || WrittenVersion.Of(file, revision) is not { } version)
        {
            return;
        }

        if (chart is not null)
        {
            ChartNames.Add(file, ChartNames.Of(repository.Value, chart.Value), revision, "a chart that Argo CD installs", findings);
        }
        else if (GitHubPattern().Match(repository.Value) is { Success: true } match)
        {
            var name = match.Groups[1].Value;
            findings.Add(new Mention(new(ArtifactKind.Source, name) { Repository = name }, ReferenceForm.SourceUrl, version, "sources at a revision"));
        }
    }

    [GeneratedRegex(@"^(?:https?://|git@|ssh://git@)?github\.com[/:]([A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+?)(?:\.git)?/?$", RegexOptions.CultureInvariant)]
    private static partial Regex GitHubPattern();
}

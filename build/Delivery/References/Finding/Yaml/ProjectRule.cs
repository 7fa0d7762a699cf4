using System.Text.RegularExpressions;

namespace KubeStellar.Delivery.References.Finding.Yaml;

/// <summary>Finds the release of a project that <c>SECURITY-INSIGHTS.yml</c> is about.</summary>
internal sealed partial class ProjectRule : IYamlRule
{
    /// <inheritdoc/>
    public void Find(PlacedNode node, string key, YamlFile file, FileFindings findings)
    {
        if (node is PlacedNode.Mapping header && header.Text("project-release") is { } release && header.Text("project-url") is { } url
            && AddressPattern().Match(url.Value) is { Success: true } match && WrittenVersion.Of(file, release) is { } version)
        {
            var name = match.Groups[1].Value;
            findings.Add(new Mention(new(ArtifactKind.Source, name) { Repository = name }, ReferenceForm.Variable, version, "the release that the security insights are about"));
        }
    }

    [GeneratedRegex(@"^https://github\.com/([A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+?)(?:\.git)?/?$", RegexOptions.CultureInvariant)]
    private static partial Regex AddressPattern();
}

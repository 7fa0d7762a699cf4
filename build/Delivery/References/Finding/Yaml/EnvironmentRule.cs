using System.Text.RegularExpressions;
using KubeStellar.Delivery.References.Finding.Text;

namespace KubeStellar.Delivery.References.Finding.Yaml;

/// <summary>Finds variables that are given values: in the environment of a job, a step, a container or a service, among the variables of a play, and under keys whose name says that they hold a version.</summary>
internal sealed partial class EnvironmentRule : IYamlRule
{
    /// <inheritdoc/>
    public void Find(PlacedNode node, string key, YamlFile file, FileFindings findings)
    {
        if (node is not PlacedNode.Mapping mapping)
        {
            return;
        }

        if (key is "env" && mapping.Text("name") is { } variable && mapping.Text("value") is { } given)
        {
            Add($"env.{variable.Value}", given, file, findings);
            return;
        }

        foreach (var (name, value) in mapping.Entries)
        {
            if (value is PlacedNode.Scalar { IsNothing: false, IsBlock: false } scalar && NameOf(key, name.Value, scalar.Value) is { } assigned)
            {
                Add(assigned, scalar, file, findings);
            }
        }
    }

    private static string? NameOf(string holder, string key, string value) =>
        holder is "env" or "environment" ? $"env.{key}"
        : holder is "with" ? (VersionInputPattern().IsMatch(key) ? $"with.{key}" : null)
        : VersionExpression.IsVersion(value) ? (holder is "vars" || VersionKeyPattern().IsMatch(key) ? key : null)
        : holder is "vars" && (WrittenVersion.IsVariable(value) || MovingWords.All.Contains(value)) ? key
        : null;

    private static void Add(string name, PlacedNode.Scalar value, YamlFile file, FileFindings findings)
    {
        if (WrittenVersion.Of(file, value) is { } written)
        {
            findings.Add(new Assignment(name, written, ReferenceForm.Variable));
        }
    }

    // The version of the language is none of an artifact.
    [GeneratedRegex("version(?<!^go-version)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex VersionInputPattern();

    [GeneratedRegex("^(?=.*(?:version|release|tag))[a-z][a-z0-9]*(?:[_-][a-z0-9]+)+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex VersionKeyPattern();
}

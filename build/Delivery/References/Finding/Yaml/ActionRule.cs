using System.Text.RegularExpressions;
using KubeStellar.Delivery.References.Finding.Text;

namespace KubeStellar.Delivery.References.Finding.Yaml;

/// <summary>Finds what a workflow of GitHub uses: actions and workflows at a commit, tag or branch, the tools that known actions bring, images of steps, jobs and services.</summary>
internal sealed partial class ActionRule : IYamlRule
{
    private const string Docker = "docker://";

    // Actions whose input says which release of a tool they bring.
    private static readonly Dictionary<string, string> Tools = new(StringComparer.Ordinal)
    {
        ["goreleaser/goreleaser-action"] = "goreleaser/goreleaser",
        ["golangci/golangci-lint-action"] = "golangci/golangci-lint",
        ["azure/setup-helm"] = "helm/helm",
        ["azure/setup-kubectl"] = "kubernetes/kubernetes",
        ["ko-build/setup-ko"] = "ko-build/ko",
        ["helm/kind-action"] = "kubernetes-sigs/kind",
    };

    /// <inheritdoc/>
    public void Find(PlacedNode node, string key, YamlFile file, FileFindings findings)
    {
        switch (key, node)
        {
            case ("uses" or "image", PlacedNode.Scalar image) when image.Value.StartsWith(Docker, StringComparison.Ordinal):
                Images.OfText(file, image, Docker.Length, found => found.IsNamed, findings);
                break;
            case ("uses", PlacedNode.Scalar uses):
                OfUses(uses, file, findings);
                break;
            case ("steps", PlacedNode.Mapping step) when step.Text("uses") is { } uses && (step.Find("with") as PlacedNode.Mapping)?.Text("version") is { } version:
                OfTool(uses, version, file, findings);
                break;
            case ("container", PlacedNode.Scalar { IsNothing: false } container):
                Images.OfContainer(file, container, findings);
                break;
            case ("container", PlacedNode.Mapping container) when container.Text("image") is { } image:
                Images.OfContainer(file, image, findings);
                break;
            case ("services", PlacedNode.Mapping services):
                foreach (var image in services.Entries.Select(entry => (entry.Value as PlacedNode.Mapping)?.Text("image")).OfType<PlacedNode.Scalar>())
                {
                    Images.OfContainer(file, image, findings);
                }

                break;
        }
    }

    private static void OfUses(PlacedNode.Scalar uses, YamlFile file, FileFindings findings)
    {
        var match = UsesPattern().Match(uses.Value);
        if (!match.Success || WrittenVersion.At(file, uses.Places, match.Groups["ref"].Index, match.Groups["ref"].Length) is not { } version)
        {
            return;
        }

        var (name, revision) = (match.Groups["name"].Value, match.Groups["ref"].Value);
        findings.Add(new Mention(new(ArtifactKind.Source, name) { Repository = name }, ReferenceForm.Action, version, Reason(file.Source.Text, uses, revision))
        {
            Kind = MovingWords.All.Contains(revision) || MajorPattern().IsMatch(revision) ? ReferenceKind.Moving : null,
        });
    }

    // "~> v2" and the like are ranges.
    private static void OfTool(PlacedNode.Scalar uses, PlacedNode.Scalar value, YamlFile file, FileFindings findings)
    {
        if (Tools.GetValueOrDefault(UsesPattern().Match(uses.Value).Groups["name"].Value) is { } tool && WrittenVersion.Of(file, value) is { } version
            && (version.Names.Count > 0 || VersionExpression.IsVersion(value.Value) || MovingWords.All.Contains(value.Value)))
        {
            var prefix = version.Names.Count == 0 && char.IsAsciiDigit(value.Value[0]) ? "v" : version.Prefix;
            findings.Add(new Mention(new(ArtifactKind.ReleaseAsset, tool), ReferenceForm.Action, version with { Prefix = prefix }, "the tool that an action brings"));
        }
    }

    private static string Reason(string text, PlacedNode.Scalar uses, string revision)
    {
        var comment = CommentPattern().Match(text, uses.Places.Body.End);
        return MajorPattern().IsMatch(revision) ? "an action at the newest release of this number"
            : CommitPattern().IsMatch(revision) && comment.Success ? $"an action at a commit, which its comment calls {comment.Groups[1].Value}"
            : CommitPattern().IsMatch(revision) ? "an action at a commit"
            : "an action at a tag or branch";
    }

    [GeneratedRegex(@"^(?<name>[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+)(?:/[^@\s]*)?@(?<ref>\S+)$", RegexOptions.CultureInvariant)]
    private static partial Regex UsesPattern();

    [GeneratedRegex(@"\G[""']?[ \t]+#[ \t]*(?:tag[=:] ?)?(v?\d[\w.+-]*)", RegexOptions.CultureInvariant)]
    private static partial Regex CommentPattern();

    [GeneratedRegex("^[0-9a-f]{40}$", RegexOptions.CultureInvariant)]
    private static partial Regex CommitPattern();

    // By the convention of actions, a tag of one number moves with every release.
    [GeneratedRegex(@"^v?\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex MajorPattern();
}

using System.Collections.Concurrent;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Yaml;

namespace KubeStellar.Delivery.References.Rules;

/// <summary>What is declared of a repository's references: what this project knows of it first, then what its own file says, which counts more.</summary>
public sealed class ReferenceRules
{
    /// <summary>Where a repository keeps its rules.</summary>
    public const string FileName = ".nuke/references.yaml";

    private readonly IReadOnlyList<(PathPattern Pattern, ReferenceRule Rule)> _rules;
    private readonly ConcurrentDictionary<string, HashSet<ReferenceRule>> _ofFiles = new(StringComparer.Ordinal);

    private ReferenceRules(IEnumerable<ReferenceRule> rules) => _rules = [.. rules.Select(rule => (PathPattern.TryParse(rule.Path) ?? throw new ArgumentException($"{rule.Path} is no pattern"), rule))];

    /// <summary>Returns the rules of a repository.</summary>
    /// <param name="repository">Owner and name.</param>
    /// <param name="declared">The rules of its own file.</param>
    public static ReferenceRules Of(string repository, IEnumerable<ReferenceRule> declared) => new([.. BuiltInRules.Of(repository), .. declared]);

    /// <summary>Returns the rules of a source tree.</summary>
    /// <param name="repository">Owner and name.</param>
    /// <param name="files">The tree.</param>
    /// <exception cref="InvalidYamlException">The tree's own file is malformed; the error says where.</exception>
    public static ReferenceRules Read(string repository, ISourceFiles files) =>
        Of(repository, files.TryReadText(FileName) is { } text ? ReferenceRulesFile.Parse(text, $"{files.Location}/{FileName}") : []);

    /// <summary>Returns the rules about a reference, the last of each meaning.</summary>
    /// <param name="path">The file that holds the reference.</param>
    /// <param name="artifact">What it leads to.</param>
    /// <param name="definingFile">The file that holds the literal version, where it is another one; what is declared of that file holds for its uses as well.</param>
    public IReadOnlyList<ReferenceRule> Matching(string path, ReferencedArtifact artifact, string? definingFile = null)
    {
        var matching = new List<ReferenceRule>();
        var (here, there) = (OfFile(path), definingFile is null ? [] : OfFile(definingFile));
        for (var i = _rules.Count - 1; i >= 0; i--)
        {
            var rule = _rules[i].Rule;
            if ((here.Contains(rule) || (rule.Meaning != RuleMeaning.Ignored && there.Contains(rule))) && IsAbout(rule, artifact) && !matching.Exists(later => later.Meaning == rule.Meaning))
            {
                matching.Add(rule);
            }
        }

        return matching;
    }

    // Most files hold many references.
    private HashSet<ReferenceRule> OfFile(string path) => _ofFiles.GetOrAdd(path, asked => [.. _rules.Where(rule => rule.Pattern.Matches(asked)).Select(rule => rule.Rule)]);

    private static bool IsAbout(ReferenceRule rule, ReferencedArtifact artifact) => rule.Artifact is null || rule.Artifact == artifact.Name || rule.Artifact == artifact.Repository;
}

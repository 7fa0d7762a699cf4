using System.Text;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Releases;

namespace KubeStellar.Delivery.GitHub;

/// <summary>The notes of a release: what people wrote, then behind a mark the commits since the release before, as goreleaser lists them, and the artifacts with their digests.</summary>
public static class ReleaseNotes
{
    /// <summary>The mark, invisible on GitHub, behind which everything is written anew by each run.</summary>
    public const string Mark = "<!-- written by kubestellar-delivery; what follows is replaced when the release is run again -->";

    // GitHub takes 125000 characters.
    private const int MaxLength = 120_000;

    /// <summary>Whether a release was begun by this program.</summary>
    /// <param name="release">The release.</param>
    public static bool IsOurs(GitHubRelease release) => Start(release.Body ?? "") >= 0;

    /// <summary>Returns the notes.</summary>
    /// <param name="source">The source that is released.</param>
    /// <param name="artifacts">Its staged artifacts.</param>
    /// <param name="existing">The notes that are there, whose part before the mark stays.</param>
    public static string Of(PlannedSource source, IReadOnlyList<StagedArtifact> artifacts, string? existing)
    {
        var written = existing ?? "";
        var own = (Start(written) is >= 0 and var start ? written[..start] : written).ReplaceLineEndings("\n").Trim();
        var before = own.Length == 0 ? "" : own + "\n\n";
        var table = Table(artifacts);
        return before + Mark + "\n" + Changes(source, MaxLength - before.Length - table.Length) + table;
    }

    private static int Start(string notes) => notes.IndexOf(Mark, StringComparison.Ordinal);

    private static string Changes(PlannedSource source, int room)
    {
        var (repository, _, facts) = source;
        var text = new StringBuilder("## Changelog\n\n");
        foreach (var commit in repository.ListCommits(facts.Commit, PreviousRelease(repository, facts)))
        {
            var line = $"* {commit.Id} {commit.Subject}\n";
            if (text.Length + line.Length > room)
            {
                text.Append("* … and earlier commits\n");
                break;
            }

            text.Append(line);
        }

        return text.ToString();
    }

    // The greatest smaller version that lies behind the release in its history: a maintenance release follows its own branch.
    private static CommitId? PreviousRelease(SourceRepository repository, ReleaseFacts facts) => repository.Releases
        .Where(version => version < facts.Version)
        .Select(version => repository.FindTag(version.GitTag)?.Commit)
        .FirstOrDefault(commit => commit is { } earlier && repository.IsBefore(earlier, facts.Commit));

    private static string Table(IReadOnlyList<StagedArtifact> artifacts)
    {
        var rows = artifacts.OrderBy(artifact => artifact.Plan.Kind, StringComparer.Ordinal).ThenBy(artifact => artifact.Plan.CanonicalReference, StringComparer.Ordinal)
            .Select(artifact => $"| {artifact.Plan.Kind} | `{artifact.Plan.CanonicalReference}` | `{artifact.Root.Digest}` |\n");
        return "\n## Artifacts\n\n| kind | reference | digest |\n| --- | --- | --- |\n" + string.Concat(rows);
    }
}

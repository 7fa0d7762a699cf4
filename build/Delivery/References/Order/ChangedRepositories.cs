using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Trees;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Order;

/// <summary>Finds the repositories of a workspace that have something to release.</summary>
public static class ChangedRepositories
{
    private static readonly string[] UpkeepFiles = ["LICENSE", "OWNERS", "OWNERS_ALIASES", "SECURITY_CONTACTS", "CODEOWNERS"];

    /// <summary>Returns those whose files differ between HEAD and the last release that it is built on, documents and what serves upkeep apart; also those that were never released.</summary>
    /// <param name="sources">The checkouts by owner and name of the repository.</param>
    public static IReadOnlyList<RepositoryChange> Find(IReadOnlyDictionary<string, SourceRepository> sources) =>
        [.. sources.OrderBy(source => source.Key, StringComparer.Ordinal).Select(source => Find(source.Key, source.Value)).OfType<RepositoryChange>()];

    /// <summary>Returns the repositories that a user names.</summary>
    /// <param name="asked">The names as given.</param>
    /// <param name="names">The repositories of the workspace.</param>
    /// <exception cref="UnknownRepositoryException">A name is none of them.</exception>
    public static IReadOnlyList<RepositoryChange> Named(IEnumerable<string> asked, RepositoryNames names) =>
        [.. asked.Select(names.Choose).Distinct(StringComparer.Ordinal).Select(name => new RepositoryChange(name, "it is named as changed"))];

    private static RepositoryChange? Find(string name, SourceRepository source)
    {
        if (source.Head is not { } head)
        {
            return null;
        }

        var tags = source.Tags.Where(tag => tag.Commit is not null && ReleaseVersion.TryParseGitTag(tag.Name, out _)).ToLookup(tag => tag.Commit!.Value, tag => tag.Name);
        if (LastRelease(source, head, tags) is not { } last)
        {
            return new RepositoryChange(name, "it has no release");
        }

        var changed = ChangedFiles(source, last, head).Where(path => !IsUpkeep(path)).ToList();
        return changed.Count == 0 ? null : new RepositoryChange(name, $"{Count(source.ListCommits(head, last).Count(), "commit")} since {Newest(tags[last])}, in {Count(changed.Count, "file")} that {(changed.Count == 1 ? "is no document" : "are no documents")}");
    }

    // The first on the way back that a release was made from.
    private static CommitId? LastRelease(SourceRepository source, CommitId head, ILookup<CommitId, string> tags) =>
        source.ListCommits(head, null).Select(commit => (CommitId?)commit.Id).FirstOrDefault(commit => tags.Contains(commit!.Value));

    private static string Newest(IEnumerable<string> tags) => tags.Select(TagStyleFormat.VersionOf).OfType<ReleaseVersion>().Max(NaturalReleaseOrder.Instance)!.GitTag;

    private static IEnumerable<string> ChangedFiles(SourceRepository source, CommitId earlier, CommitId later)
    {
        var (before, after) = (FileTree.Of(source, earlier), FileTree.Of(source, later));
        var changed = after.Files.Where(file => before.Find(file.Path) is not { } old || old.Kind != file.Kind || before.IdOf(old) != after.IdOf(file));
        return changed.Concat(before.Files.Where(file => after.Find(file.Path) is null)).Select(file => file.Path);
    }

    private static bool IsUpkeep(string path) =>
        ReferencePurposes.IsDocument(path) || path.StartsWith(".github/", StringComparison.Ordinal) || UpkeepFiles.Contains(Path.GetFileName(path));

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}

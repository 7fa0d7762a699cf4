using KubeStellar.Delivery.Releases;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.GitHub;

/// <summary>The rules <c>github.access</c>, <c>github.tag</c> and <c>github.release</c>: what must hold before a release on GitHub is begun.</summary>
/// <param name="access">Where GitHub is.</param>
internal sealed class GitHubGate(GitHubAccess access)
{
    private const string AccessId = "github.access";
    private const string TagId = "github.tag";
    private const string ReleaseId = "github.release";
    private const string MayWrite = $"a token in {GitHubAccess.TokenVariable} that may write releases";
    private const string Free = "no published release, or one with the very files of this one";

    /// <summary>Judges a source before anything is built.</summary>
    public async Task<IReadOnlyList<CheckResult>> CheckAsync(PlannedSource source, GitHubRepository? repository)
    {
        if (repository is null || access.Token is null)
        {
            return
            [
                repository is null
                    ? CheckResult.Failed(AccessId, source.Catalog.Name, "a repository on GitHub", $"source {source.Address}", $"name it owner/name in {GitHubAccess.RepositoryVariable}, one source at a time")
                    : CheckResult.Failed(AccessId, $"{repository}", MayWrite, "no token", $"set {GitHubAccess.TokenVariable}"),
            ];
        }

        var client = new GitHubReleases(access, repository);
        var subject = AnnouncedSource.SubjectOf(source, repository);
        var allowed = await JudgeAsync(AccessId, $"{repository}", () => JudgeAccessAsync(client, repository));
        return !allowed.Ok ? [allowed] :
        [
            allowed,
            await JudgeAsync(TagId, subject, () => JudgeTagAsync(client, source, subject)),
            await JudgeAsync(ReleaseId, subject, async () => Describe(FoundRelease.Of(await client.ListAsync(), source.Facts.Version.GitTag), subject)),
        ];
    }

    /// <summary>Compares a staged source with what is on GitHub.</summary>
    public Task<CheckResult> CompareAsync(AnnouncedSource announced) => JudgeAsync(ReleaseId, announced.Subject, async () =>
    {
        var client = new GitHubReleases(access, announced.Repository);
        var found = FoundRelease.Of(await client.ListAsync(), announced.Tag);
        if (found.Current is not { } release)
        {
            return Describe(found, announced.Subject);
        }

        var comparison = await AssetComparison.OfAsync(client, release, announced.Files);
        return (release.Draft ? comparison.Foreign.Count == 0 : comparison.IsSame)
            ? CheckResult.Passed(ReleaseId, announced.Subject, Free)
            : CheckResult.Failed(
                ReleaseId, announced.Subject, $"{string.Join(", ", announced.Files.Select(file => file.Name))}, as built from commit {announced.Source.Facts.Commit}",
                $"{(release.Draft ? "a draft" : "a published release")} with {comparison}",
                release.Draft ? "remove the files from the draft on GitHub, or delete the draft" : "a published release never changes: release under a new version, or find out who published it");
    });

    private static async Task<CheckResult> JudgeAccessAsync(GitHubReleases client, GitHubRepository repository) => await client.GetAccessAsync() switch
    {
        WriteAccess.Granted => CheckResult.Passed(AccessId, $"{repository}", MayWrite),
        WriteAccess.Unknown => CheckResult.NotCheckable(AccessId, $"{repository}", MayWrite, "GitHub does not tell what the token of an app may do"),
        _ => CheckResult.Failed(AccessId, $"{repository}", MayWrite, "a token that may not write", "give it the permission contents: write"),
    };

    private static async Task<CheckResult> JudgeTagAsync(GitHubReleases client, PlannedSource source, string subject)
    {
        var (commit, tag) = (source.Facts.Commit, source.Facts.Version.GitTag);
        var found = await client.FindCommitAsync(tag);
        return found == commit.Hex
            ? CheckResult.Passed(TagId, subject, $"commit {commit}")
            : CheckResult.Failed(TagId, subject, $"commit {commit}", found is null ? "no such tag" : $"commit {found}", found is null ? $"git push <remote> {tag}" : "a release's tag never moves: release under a new version");
    }

    private static CheckResult Describe(FoundRelease found, string subject) =>
        found.IsAmbiguous ? CheckResult.Failed(ReleaseId, subject, "at most one draft, or one that a release began", $"{found.Drafts} drafts", "delete on GitHub the drafts that are not meant")
        : new CheckResult(
            ReleaseId, true, subject, Free,
            found.Published is not null ? "published, to be compared with what is built" : found.Draft is not null ? "a draft, to be finished and published" : "none, to be made as a draft and published", "");

    private static async Task<CheckResult> JudgeAsync(string id, string subject, Func<Task<CheckResult>> judge)
    {
        try
        {
            return await judge();
        }
        catch (FaultException error)
        {
            return CheckResult.Failed(id, subject, error.Fault);
        }
    }
}

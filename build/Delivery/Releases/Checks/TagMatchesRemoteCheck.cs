using KubeStellar.Delivery.Git;

namespace KubeStellar.Delivery.Releases.Checks;

/// <summary>Wherever a remote of the source has the tag, it names the same commit; a remote that cannot be asked proves nothing and refuses.</summary>
public sealed class TagMatchesRemoteCheck : ISourceCheck
{
    /// <inheritdoc/>
    public string Id => "tag.matches-remote";

    /// <inheritdoc/>
    public async Task<CheckResult?> EvaluateAsync(ReleaseCandidate candidate, CancellationToken cancellation)
    {
        if (candidate.Tag?.Commit is not { } commit || Choose(candidate.Source.Remotes) is not { } remote)
        {
            return null;
        }

        var tag = candidate.Tag.Name;
        var subject = $"{candidate.Name} tag {tag} on remote {remote.Name}";
        try
        {
            var found = (await RemoteTags.ListAsync(Absolute(remote.Url, candidate.Source.Location), cancellation)).Find(tag);
            return found is null ? CheckResult.Passed(Id, subject, "not there yet")
                : found == commit ? CheckResult.Passed(Id, subject, $"commit {commit}")
                : CheckResult.Failed(
                    Id, subject, $"commit {commit}, as here", $"commit {found}",
                    $"a release's tag never moves: take the remote's (git fetch {remote.Name} --tags --force) or release under a new version");
        }
        catch (RemoteUnreachableException error)
        {
            return CheckResult.Failed(Id, subject, "an answer, so that the tag is known to be the same there", error.Fault.Found, error.Fault.NextStep);
        }
    }

    // Contributors name the family's repository upstream and their fork origin; whoever has no fork has origin alone.
    private static GitRemote? Choose(IReadOnlyList<GitRemote> remotes) =>
        remotes.OrderBy(remote => remote.Name switch { "upstream" => 0, "origin" => 1, _ => 2 }).FirstOrDefault();

    private static string Absolute(string url, string location) => GitUrl.IsUrl(url) ? url : Path.GetFullPath(url, location);
}

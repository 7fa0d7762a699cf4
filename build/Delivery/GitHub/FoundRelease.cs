namespace KubeStellar.Delivery.GitHub;

/// <summary>What there is on GitHub for one tag.</summary>
/// <param name="Published">The release that everybody sees, or null.</param>
/// <param name="Draft">The draft to go on with, or null: ours where one is, else the only one.</param>
/// <param name="Drafts">How many drafts there are.</param>
internal sealed record FoundRelease(GitHubRelease? Published, GitHubRelease? Draft, int Drafts)
{
    /// <summary>Whether nobody can tell which of several drafts is meant.</summary>
    public bool IsAmbiguous => Published is null && Draft is null && Drafts > 0;

    /// <summary>The release to compare with: what everybody sees, else the draft.</summary>
    public GitHubRelease? Current => Published ?? Draft;

    /// <summary>Looks through all releases of a repository; drafts have no tag of their own, and so are found in the list alone.</summary>
    public static FoundRelease Of(IReadOnlyList<GitHubRelease> releases, string tag)
    {
        List<GitHubRelease> named = [.. releases.Where(release => release.TagName == tag).OrderBy(release => release.Id)];
        List<GitHubRelease> drafts = [.. named.Where(release => release.Draft)];
        var draft = drafts.FirstOrDefault(ReleaseNotes.IsOurs) ?? (drafts is [var only] ? only : null);
        return new FoundRelease(named.FirstOrDefault(release => !release.Draft), draft, drafts.Count);
    }
}

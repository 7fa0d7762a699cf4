using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The parameter that adds a release on GitHub.</summary>
public interface IHazGitHubRelease : INukeBuild
{
    /// <summary>Whether the release has archives of its programs, and is announced with them as a release on GitHub (<c>GITHUB_TOKEN</c>, <c>GITHUB_REPOSITORY</c>, <c>GITHUB_API_URL</c>); default false.</summary>
    [Parameter("Make archives of the programs, and a GitHub release of them: a draft first, published last. Needs GITHUB_TOKEN")]
    bool GitHubRelease => TryGetValue<bool?>(() => GitHubRelease) ?? false;
}

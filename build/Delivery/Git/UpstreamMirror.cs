using LibGit2Sharp;

namespace KubeStellar.Delivery.Git;

/// <summary>Bare clones of repositories that are named by URL, kept in a cache folder and brought up to date at each use.</summary>
/// <param name="cache">The absolute folder that holds the clones.</param>
public sealed class UpstreamMirror(string cache)
{
    // As git clone --mirror: branches, so that HEAD moves with its own, and tags, wherever they are there now.
    private static readonly string[] Everything = ["+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*"];

    /// <summary>Opens what an address names: a folder as it is, a URL through its clone.</summary>
    /// <param name="address">A git URL or an absolute folder.</param>
    /// <exception cref="RemoteUnreachableException">The URL's server does not answer.</exception>
    /// <exception cref="NotARepositoryException">The folder is no repository.</exception>
    public SourceRepository Open(string address) =>
        GitUrl.IsUrl(address) && !address.StartsWith("file://", StringComparison.Ordinal)
            ? SourceRepository.Open(Update(GitUrl.WithoutSsh(address)))
            : SourceRepository.Open(address.StartsWith("file://", StringComparison.Ordinal) ? new Uri(address).LocalPath : address);

    private string Update(string url)
    {
        var folder = Path.Combine(cache, FolderOf(url));
        try
        {
            if (Directory.Exists(folder))
            {
                using var existing = new Repository(folder);

                // The credentials in the URL may be new ones.
                existing.Network.Remotes.Update("origin", remote => remote.Url = url);
                LibGit2Sharp.Commands.Fetch(existing, "origin", Everything, new FetchOptions { TagFetchMode = TagFetchMode.None, Prune = true }, null);
                return folder;
            }

            // Cloned beside its place and then moved, so that an interrupted clone is never taken for a whole one.
            var scratch = folder + "." + Path.GetRandomFileName();
            Repository.Clone(url, scratch, new CloneOptions { IsBare = true, FetchOptions = { TagFetchMode = TagFetchMode.All } });
            Directory.Move(scratch, folder);
            return folder;
        }
        catch (LibGit2SharpException error)
        {
            throw new RemoteUnreachableException(GitUrl.ForDisplay(url), SourceRepository.OneLine(error.Message), error);
        }
    }

    private static string FolderOf(string url) =>
        string.Concat(GitUrl.ForDisplay(url).Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : '_'));
}

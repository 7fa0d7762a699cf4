using KubeStellar.Delivery.Scratch;
using KubeStellar.Oci;
using LibGit2Sharp;

namespace KubeStellar.Delivery.Git;

/// <summary>Bare clones of repositories that are named by URL, kept in a cache folder and brought up to date at each use.</summary>
/// <param name="cache">The absolute folder that holds the clones; one run at a time changes each.</param>
/// <param name="progress">Receives a line where another run has to be waited for; null for none.</param>
public sealed class UpstreamMirror(string cache, IProgress<string>? progress = null)
{
    // As git clone --mirror: branches, so that HEAD moves with its own, and tags, wherever they are there now.
    private static readonly string[] Everything = ["+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*"];

    /// <summary>Opens what an address names: a folder as it is, a URL through its clone.</summary>
    /// <param name="address">A git URL or an absolute folder.</param>
    /// <exception cref="RemoteUnreachableException">The URL's server does not answer.</exception>
    /// <exception cref="NotARepositoryException">The folder is no repository.</exception>
    /// <param name="cancellation">Stops waiting at once; a server that does not answer then holds nothing up.</param>
    public async Task<SourceRepository> OpenAsync(string address, CancellationToken cancellation)
    {
        if (!GitUrl.IsUrl(address) || address.StartsWith("file://", StringComparison.Ordinal))
        {
            return SourceRepository.Open(address.StartsWith("file://", StringComparison.Ordinal) ? new Uri(address).LocalPath : address);
        }

        var url = GitUrl.WithoutSsh(address);
        var folder = Path.Combine(cache, FolderOf(url));
        var request = new FileLockRequest { Waiting = _ => progress?.Report($"waiting for another run that fetches {GitUrl.ForDisplay(url)}") };
        using var held = await FileLock.AcquireAsync(folder + ".lock", request, cancellation);
        return SourceRepository.Open(await Task.Run(() => Update(url, folder, cancellation), cancellation).WaitAsync(cancellation));
    }

    private static string Update(string url, string folder, CancellationToken cancellation)
    {
        var fetch = new FetchOptions { TagFetchMode = TagFetchMode.None, Prune = true, OnProgress = _ => !cancellation.IsCancellationRequested, OnTransferProgress = _ => !cancellation.IsCancellationRequested };
        try
        {
            if (Directory.Exists(folder))
            {
                using var existing = new Repository(folder);

                // The credentials in the URL may be new ones.
                existing.Network.Remotes.Update("origin", remote => remote.Url = url);
                LibGit2Sharp.Commands.Fetch(existing, "origin", Everything, fetch, null);
                return folder;
            }

            // Cloned beside its place and then moved, so that an interrupted clone is never taken for a whole one.
            using var scratch = ScratchFolder.Create(folder + ".new", "clone");
            Repository.Clone(url, scratch.Path, new CloneOptions { IsBare = true, FetchOptions = { TagFetchMode = TagFetchMode.All, OnProgress = fetch.OnProgress, OnTransferProgress = fetch.OnTransferProgress } });
            Directory.Move(scratch.Path, folder);
            return folder;
        }
        catch (LibGit2SharpException error) when (!cancellation.IsCancellationRequested)
        {
            throw new RemoteUnreachableException(GitUrl.ForDisplay(url), SourceRepository.OneLine(error.Message), error);
        }
    }

    private static string FolderOf(string url) =>
        string.Concat(GitUrl.ForDisplay(url).Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : '_'));
}

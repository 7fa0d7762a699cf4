using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Scratch;
using KubeStellar.Oci;
using LibGit2Sharp;
using LibGit2Sharp.Handlers;

namespace KubeStellar.Delivery.Git;

/// <summary>Bare clones of repositories that are named by URL, kept in a cache folder and brought up to date at each use.</summary>
/// <param name="cache">The absolute folder that holds the clones; one run at a time changes each.</param>
/// <param name="family">The repositories that what is opened is delivered with.</param>
/// <param name="progress">Receives a line where another run has to be waited for; null for none.</param>
public sealed class UpstreamMirror(string cache, KnownRepositories family, IProgress<string>? progress = null)
{
    // As git clone --mirror: branches, so that HEAD moves with its own, and tags, wherever they are there now.
    private static readonly string[] Everything = ["+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*"];

    /// <summary>Opens what an address names: a folder as it is, a URL through its clone.</summary>
    /// <param name="address">A git URL or an absolute folder.</param>
    /// <param name="cancellation">Stops waiting at once; a server that does not answer then holds nothing up.</param>
    /// <exception cref="RemoteUnreachableException">The URL's server does not answer.</exception>
    /// <exception cref="NotARepositoryException">The folder is no repository.</exception>
    public async Task<SourceRepository> OpenAsync(string address, CancellationToken cancellation)
    {
        if (!GitUrl.IsUrl(address) || address.StartsWith("file://", StringComparison.Ordinal))
        {
            return SourceRepository.Open(address.StartsWith("file://", StringComparison.Ordinal) ? new Uri(address).LocalPath : address, family);
        }

        var url = GitUrl.WithoutSsh(address);

        // What the clone keeps on disk is the address without user and password.
        var plain = GitUrl.ForDisplay(url);
        var folder = Path.Combine(cache, FolderOf(plain));
        var request = new FileLockRequest { Waiting = _ => progress?.Report($"waiting for another run that fetches {plain}") };
        using var held = await FileLock.AcquireAsync(folder + ".lock", request, cancellation);
        return SourceRepository.Open(await Task.Run(() => Update(url, plain, folder, cancellation), cancellation).WaitAsync(cancellation), family, url);
    }

    private static string Update(string url, string plain, string folder, CancellationToken cancellation)
    {
        var fetch = new FetchOptions
        {
            CredentialsProvider = UserOf(url),
            OnProgress = _ => !cancellation.IsCancellationRequested,
            OnTransferProgress = _ => !cancellation.IsCancellationRequested,
        };
        try
        {
            if (Directory.Exists(folder))
            {
                using var existing = new Repository(folder);
                existing.Network.Remotes.Update("origin", remote => remote.Url = plain);
                fetch.TagFetchMode = TagFetchMode.None;
                fetch.Prune = true;
                LibGit2Sharp.Commands.Fetch(existing, "origin", Everything, fetch, null);
                return folder;
            }

            // Cloned beside its place and then moved, so that an interrupted clone is never taken for a whole one.
            using var scratch = ScratchFolder.Create(folder + ".new", "clone");
            fetch.TagFetchMode = TagFetchMode.All;
            Repository.Clone(plain, scratch.Path, new CloneOptions(fetch) { IsBare = true });
            Directory.Move(scratch.Path, folder);
            return folder;
        }
        catch (LibGit2SharpException error) when (!cancellation.IsCancellationRequested)
        {
            throw new RemoteUnreachableException(plain, SourceRepository.OneLine(error.Message), error);
        }
    }

    // libgit2 asks for them when the server does, and once more when it refuses them.
    private static CredentialsHandler? UserOf(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.UserInfo.Split(':', 2) is not [{ Length: > 0 } user, ..] parts)
        {
            return null;
        }

        var credentials = new UsernamePasswordCredentials { Username = Uri.UnescapeDataString(user), Password = Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? "") };
        return (_, _, _) => credentials;
    }

    private static string FolderOf(string plain) =>
        string.Concat(plain.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : '_'));
}

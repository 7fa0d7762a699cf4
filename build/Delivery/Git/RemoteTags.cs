using LibGit2Sharp;

namespace KubeStellar.Delivery.Git;

/// <summary>The tags of a remote repository, listed over the network as <c>git ls-remote --tags</c> does.</summary>
public sealed class RemoteTags
{
    private const string Prefix = "refs/tags/";
    private const string PeeledSuffix = "^{}";
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, string> _commits;

    private RemoteTags(Dictionary<string, string> commits) => _commits = commits;

    /// <summary>The tags' short names, by name.</summary>
    public IEnumerable<string> Names => _commits.Keys.Order(StringComparer.Ordinal);

    /// <summary>Returns the object that the remote's tag peels to, or null when the remote has no such tag.</summary>
    /// <param name="tag">The tag's short name.</param>
    public CommitId? Find(string tag) => _commits.TryGetValue(tag, out var commit) ? CommitId.Parse(commit) : null;

    /// <summary>Asks the remote; ssh URLs of hosts that serve the same repository over https are asked there, since no ssh client is needed then.</summary>
    /// <param name="url">A URL or an absolute path.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="RemoteUnreachableException">It did not answer within 30 seconds, or not as a git server.</exception>
    public static async Task<RemoteTags> ListAsync(string url, CancellationToken cancellation)
    {
        var address = GitUrl.WithoutSsh(url);
        try
        {
            return await Task.Run(() => List(address), cancellation).WaitAsync(AnswerWithin, cancellation);
        }
        catch (TimeoutException error)
        {
            throw new RemoteUnreachableException(GitUrl.ForDisplay(url), $"no answer within {AnswerWithin.TotalSeconds:0} seconds", error);
        }
        catch (LibGit2SharpException error)
        {
            throw new RemoteUnreachableException(GitUrl.ForDisplay(url), SourceRepository.OneLine(error.Message), error);
        }
    }

    private static RemoteTags List(string address)
    {
        var commits = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var reference in Repository.ListRemoteReferences(address).Where(reference => reference.CanonicalName.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var name = reference.CanonicalName[Prefix.Length..];
            var isPeeled = name.EndsWith(PeeledSuffix, StringComparison.Ordinal);
            if (isPeeled)
            {
                commits[name[..^PeeledSuffix.Length]] = reference.TargetIdentifier;
            }
            else
            {
                commits.TryAdd(name, reference.TargetIdentifier);
            }
        }

        return new RemoteTags(commits);
    }
}

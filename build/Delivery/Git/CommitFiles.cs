using LibGit2Sharp;

namespace KubeStellar.Delivery.Git;

/// <summary>The files of one commit, read from git's objects without a checkout.</summary>
public sealed class CommitFiles : ISourceFiles
{
    private readonly Commit _commit;

    internal CommitFiles(Commit commit, string repository)
    {
        _commit = commit;
        Location = $"{repository} at {commit.Sha[..12]}";
    }

    /// <inheritdoc/>
    public string Location { get; }

    /// <inheritdoc/>
    public string? TryReadText(string path) => _commit[path]?.Target is Blob blob ? blob.GetContentText() : null;
}

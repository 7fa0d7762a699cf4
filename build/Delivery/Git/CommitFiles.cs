using LibGit2Sharp;

namespace KubeStellar.Delivery.Git;

/// <summary>The files of one commit, read from git's objects without a checkout.</summary>
public sealed class CommitFiles : ISourceFiles
{
    private readonly Commit _commit;
    private readonly string _repository;

    internal CommitFiles(Commit commit, string repository)
    {
        (_commit, _repository) = (commit, repository);
        Location = $"{repository} at {commit.Sha[..12]}";
    }

    /// <inheritdoc/>
    public string Location { get; }

    /// <inheritdoc/>
    /// <exception cref="IncompleteRepositoryException">The repository lacks the file's content.</exception>
    public string? TryReadText(string path) => Read(() => _commit[path]?.Target is Blob blob ? blob.GetContentText() : null);

    /// <inheritdoc/>
    /// <exception cref="IncompleteRepositoryException">The repository lacks the commit's list of files.</exception>
    public IReadOnlyList<string> ListFolders() => Read<IReadOnlyList<string>>(() =>
        [.. _commit.Tree.Where(entry => entry.TargetType == TreeEntryTargetType.Tree && !entry.Name.StartsWith('.')).Select(entry => entry.Name).Order(StringComparer.Ordinal)]);

    private T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (LibGit2SharpException error)
        {
            throw new IncompleteRepositoryException(_repository, CommitId.Parse(_commit.Sha), error);
        }
    }
}

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
    public string? TryReadText(string path)
    {
        try
        {
            return _commit[path]?.Target is Blob blob ? blob.GetContentText() : null;
        }
        catch (LibGit2SharpException error)
        {
            throw new IncompleteRepositoryException(_repository, CommitId.Parse(_commit.Sha), error);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> ListFolders() =>
        [.. _commit.Tree.Where(entry => entry.TargetType == TreeEntryTargetType.Tree && !entry.Name.StartsWith('.')).Select(entry => entry.Name).Order(StringComparer.Ordinal)];
}
